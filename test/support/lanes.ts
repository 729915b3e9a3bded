/**
 * Owns doing many things a few at a time, in the order in which they were given.
 */

/** Runs what it is given as soon as one of its lanes is free; the promise is that of the work. */
export type Lanes = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Creates `count` lanes. A failure is only its own: whoever awaits that work is told, the lane goes on. */
export function createLanes(count: number): Lanes {
  const waiting: (() => void)[] = [];
  let free = count;
  const enter = async (): Promise<void> => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
  };
  /** The lane goes to whoever waits longest. */
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
