/**
 * Owns short memories: what was noted last for a key, and how often something failed within a time. Both forget the oldest first.
 * Must not know what the keys stand for.
 */

/** Keys that are remembered: more than a class and its devices, less than a flood of invented ones can make large. */
const MOST_KEYS = 20_000;
/** More failures of one key than this change nothing. */
const MOST_FAILURES = 1_000;

function note<Value>(memory: Map<string, Value>, key: string, value: Value): void {
  memory.delete(key);
  memory.set(key, value);
  const [oldest] = memory.keys();
  if (memory.size > MOST_KEYS && oldest !== undefined) memory.delete(oldest);
}

/** Remembers a number for each key; `get` of one that was never noted, or is forgotten, is -Infinity. */
export function createLast() {
  const memory = new Map<string, number>();
  return {
    get: (key: string): number => memory.get(key) ?? Number.NEGATIVE_INFINITY,
    note: (key: string, value: number): void => note(memory, key, value),
  };
}

/** Counts failures by key; each is forgotten after `windowMs`. */
export function createFailures(clock: () => Date, windowMs: number) {
  const memory = new Map<string, number[]>();
  const recent = (key: string): number[] => {
    const times = memory.get(key) ?? [];
    const since = clock().getTime() - windowMs;
    while (times[0] !== undefined && times[0] <= since) times.shift();
    return times;
  };
  return {
    count: (key: string): number => recent(key).length,
    add(key: string): void {
      const times = recent(key);
      times.push(clock().getTime());
      if (times.length > MOST_FAILURES) times.shift();
      note(memory, key, times);
    },
  };
}
