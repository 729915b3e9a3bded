/**
 * Owns what a piece of work costs in tests: the processor's time, which other processes do not lengthen as they do a clock's.
 */

/** Starts to count; the returned function says how much time of the processor this process has used since then, ms. */
export function startCpuClock(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
}
