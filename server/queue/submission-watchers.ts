/**
 * Owns who wants to hear that something changed about a submission.
 * Must not know what changed: listeners look for themselves.
 */

/** Creates an empty list of listeners. */
export function createSubmissionWatchers() {
  const listeners = new Map<string, Set<() => void>>();

  return {
    /** Calls `listener` after every change; the returned function ends that. */
    watch(submissionId: string, listener: () => void): () => void {
      const set = listeners.get(submissionId) ?? new Set();
      listeners.set(submissionId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(submissionId) === set) listeners.delete(submissionId);
      };
    },
    /** Something changed about one submission. */
    notify(submissionId: string): void {
      for (const listener of [...(listeners.get(submissionId) ?? [])]) listener();
    },
    /** The queue moved: everybody's place may have changed. */
    notifyAll(): void {
      for (const set of [...listeners.values()]) for (const listener of [...set]) listener();
    },
  };
}
