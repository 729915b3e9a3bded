/**
 * Owns what the server does without being asked: before it listens, when it begins, again and again, and at its end.
 * Rooms add their work; the process starts and stops all of it. Work that fails is logged and tried again at its next turn;
 * work that still goes on is not begun a second time.
 */
import type { Logger } from 'pino';

type Work = () => unknown;

interface Repeated {
  readonly name: string;
  readonly everyMs: number;
  readonly work: Work;
  /** Whether it is done once at the start, too. */
  readonly atOnce: boolean;
}

/** Creates an empty schedule. */
export function createSchedule(log: Pick<Logger, 'error'>) {
  const before: { name: string; work: Work }[] = [];
  const starting: { name: string; work: Work }[] = [];
  const repeated: Repeated[] = [];
  const stopping: Work[] = [];

  const running = new Set<Work>();
  const run = async ({ name, work }: { name: string; work: Work }): Promise<void> => {
    if (running.has(work)) return;
    running.add(work);
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, `${name} failed`);
    }
    running.delete(work);
  };

  return {
    /** Synchronous work before anybody can ask. */
    beforeListening(name: string, work: () => void): void {
      before.push({ name, work });
    },
    /** Work when the server has begun to listen. */
    onStart(name: string, work: Work): void {
      starting.push({ name, work });
    },
    /** Work again and again; with `atOnce` at the start, too. */
    every(everyMs: number, name: string, work: Work, { atOnce = false } = {}): void {
      repeated.push({ name, everyMs, work, atOnce });
    },
    /** Work when the server is about to end. */
    onStop(work: () => void): void {
      stopping.push(work);
    },
    /** Does what comes before listening. */
    prepare(): void {
      for (const one of before) void run(one);
    },
    /** Begins; the returned function ends everything. */
    start(): () => void {
      for (const one of [...starting, ...repeated.filter(({ atOnce }) => atOnce)]) void run(one);
      const timers = repeated.map((one) => setInterval(() => void run(one), one.everyMs));
      return () => {
        timers.forEach(clearInterval);
        for (const work of stopping) work();
      };
    },
  };
}
