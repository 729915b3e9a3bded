/**
 * Owns the copy of a draft that is kept in this browser until the server has it.
 * Must not know the server. A browser that keeps nothing (private windows, full storage) is no error.
 */

/** What is kept. */
export interface LocalCopy {
  readonly source: string;
  readonly fileName: string;
  /** The version on the server that it changes; 0: there was none. */
  readonly baseVersion: number;
  /** Names this change, so that sending it twice saves it once. */
  readonly changeId: string;
  /** ISO 8601, UTC. */
  readonly changedAt: string;
}

function isCopy(value: unknown): value is LocalCopy {
  const copy = value as Partial<LocalCopy> | null;
  return typeof copy?.source === 'string' && typeof copy.baseVersion === 'number' && typeof copy.changeId === 'string';
}

/** The copy under a key; the key names person, course and exercise, so that nobody finds another person's text. */
export function createLocalCopy(key: string) {
  return {
    read(): LocalCopy | undefined {
      try {
        const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
        return isCopy(value) ? value : undefined;
      } catch {
        return undefined;
      }
    },
    /** Whether the browser kept it. */
    write(copy: LocalCopy): boolean {
      try {
        localStorage.setItem(key, JSON.stringify(copy));
        return true;
      } catch {
        return false;
      }
    },
    remove(): void {
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
