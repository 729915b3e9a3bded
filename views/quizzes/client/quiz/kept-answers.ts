/**
 * Owns the answers that the server has not acknowledged yet, kept in this browser under the attempt they belong to.
 * Must not know the server. A browser that keeps nothing (private windows, full storage) is not an error.
 */

/** An answer that is on its way. */
export interface KeptAnswer {
  readonly answer: readonly string[];
  readonly version: number;
}

const isKept = (value: unknown): value is KeptAnswer => {
  const kept = value as Partial<KeptAnswer> | null;
  return (
    typeof kept?.version === 'number' &&
    Array.isArray(kept.answer) &&
    kept.answer.every((text) => typeof text === 'string')
  );
};

/** The answers of one attempt. */
export function createKeptAnswers(attemptId: string) {
  const prefix = `gradedescent-quiz ${attemptId} `;
  return {
    /** What an earlier page of this browser left, by question. */
    read(): ReadonlyMap<string, KeptAnswer> {
      const found = new Map<string, KeptAnswer>();
      try {
        for (const name of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
          const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
          if (isKept(value)) found.set(name.slice(prefix.length), value);
        }
      } catch {
        // Nothing can be read.
      }
      return found;
    },
    write(question: string, kept: KeptAnswer): void {
      try {
        localStorage.setItem(prefix + question, JSON.stringify(kept));
      } catch {
        // Nothing can be kept; the page itself still has it.
      }
    },
    remove(question: string): void {
      try {
        localStorage.removeItem(prefix + question);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
