/**
 * Owns the progress bar of long commands: on standard error, only where that is a terminal.
 * Must not know what is counted.
 */
import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  tick(label: string): void;
  stop(): void;
}

/** A bar over `total` steps; silent when standard error is no terminal or there is little to wait for. */
export function createProgress(total: number): Progress {
  if (total < 2 || !process.stderr.isTTY) return { tick() {}, stop() {} };
  const bar = new SingleBar(
    { stream: process.stderr, format: '{bar} {value}/{total} {label}', clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0, { label: '' });
  return {
    tick: (label) => bar.increment(1, { label }),
    stop: () => bar.stop(),
  };
}
