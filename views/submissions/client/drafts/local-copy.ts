/**
 * Owns the copies of a draft that are kept in this browser until the server has them: one per opened page, so that two tabs do
 * not overwrite each other's.
 * Must not know the server. A browser that keeps nothing (private windows, full storage) is not an error.
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
  /** The text that it took the place of as a whole, for the history. */
  readonly replaced?: string | undefined;
  /** An earlier text of the same page that was sent and not answered yet: the server may have it. */
  readonly inDoubt?: string | undefined;
}

/** A copy that another page left behind, and the key to take it away by. */
export interface StoredCopy {
  readonly name: string;
  readonly copy: LocalCopy;
}

function isCopy(value: unknown): value is LocalCopy {
  const copy = value as Partial<LocalCopy> | null;
  return (
    typeof copy?.source === 'string' &&
    typeof copy.fileName === 'string' &&
    typeof copy.baseVersion === 'number' &&
    typeof copy.changeId === 'string' &&
    typeof copy.changedAt === 'string'
  );
}

function readCopy(name: string): StoredCopy[] {
  try {
    const copy: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return isCopy(copy) ? [{ name, copy }] : [];
  } catch {
    return [];
  }
}

/**
 * The copies under a key, which names person, course and exercise, so that nobody finds another person's text; `page` is a word
 * for the opened page.
 */
export function createLocalCopies(key: string, page: string) {
  const own = `${key} ${page}`;
  const remove = (name = own): void => {
    try {
      localStorage.removeItem(name);
    } catch {
      // Nothing was kept.
    }
  };
  return {
    /** What other pages left, newest first. */
    list(): StoredCopy[] {
      try {
        const names = Object.keys(localStorage).filter((name) => name.startsWith(`${key} `) && name !== own);
        return names.flatMap(readCopy).sort((a, b) => b.copy.changedAt.localeCompare(a.copy.changedAt));
      } catch {
        return [];
      }
    },
    /** Keeps this page's copy in place of the one before. Returns whether the browser kept it. */
    write(copy: LocalCopy): boolean {
      try {
        localStorage.setItem(own, JSON.stringify(copy));
        return true;
      } catch {
        return false;
      }
    },
    /** Takes this page's copy away, or the one of that name. */
    remove,
  };
}
