/**
 * Owns who wants to hear that something changed about a topic: a submission, a quiz.
 * Must not know what changed: listeners look for themselves.
 */

/** Creates an empty list of listeners. */
export function createWatchers() {
  const listeners = new Map<string, Set<() => void>>();

  return {
    /** Calls `listener` after every change; the returned function ends that. */
    watch(topic: string, listener: () => void): () => void {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
      };
    },
    /** Something changed about one topic. */
    notify(topic: string): void {
      for (const listener of [...(listeners.get(topic) ?? [])]) listener();
    },
    /** Something changed that may concern every topic, such as places in a queue. */
    notifyAll(): void {
      for (const set of [...listeners.values()]) for (const listener of [...set]) listener();
    },
  };
}
/** Listeners by topic. */
export type Watchers = ReturnType<typeof createWatchers>;
