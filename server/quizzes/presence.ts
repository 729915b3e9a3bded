/**
 * Owns who has the page of a quiz open at this moment.
 * Must not know what they do there. It is kept in memory: after a restart pages connect again within seconds.
 */

/** Creates an empty list. */
export function createQuizPresence() {
  const pages = new Map<string, number>();
  const keyOf = (runId: string, personId: string): string => `${runId} ${personId}`;
  return {
    /** Somebody's page is connected; the returned function ends that. */
    connect(runId: string, personId: string): () => void {
      const key = keyOf(runId, personId);
      pages.set(key, (pages.get(key) ?? 0) + 1);
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        const left = (pages.get(key) ?? 1) - 1;
        if (left > 0) pages.set(key, left);
        else pages.delete(key);
      };
    },
    isConnected: (runId: string, personId: string): boolean => pages.has(keyOf(runId, personId)),
  };
}
/** Knows who has the page open. */
export type QuizPresence = ReturnType<typeof createQuizPresence>;
