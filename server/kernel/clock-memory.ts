/**
 * Owns what a server remembers of its time for the next one on the same machine: a date that is set between the two, or while the first
 * did not follow it, is a jump for the second, too.
 * Must not know what the time is for.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The server's time at a moment of the machine's uptime, ms. */
export interface RememberedTime {
  readonly time: number;
  readonly uptime: number;
}

const MemorySchema = z.object({ boot: z.string(), time: z.number(), uptime: z.number() });

/** Where Linux says which start of the machine this is. */
const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** The memory of a data folder; empty where the system does not say since when the machine runs, and after it was started again. */
export function createClockMemory(dataFolder: string, bootFile = BOOT_ID) {
  const file = join(dataFolder, 'clock.json');
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(path, 'utf8').trim();
    } catch {
      return undefined;
    }
  };
  const boot = read(bootFile);
  return {
    recall(): RememberedTime | undefined {
      try {
        const remembered = MemorySchema.parse(JSON.parse(read(file) ?? ''));
        return remembered.boot === boot ? remembered : undefined;
      } catch {
        return undefined;
      }
    },
    /** Without it the next server takes the date as it is: a full disk must not stop this one. */
    remember({ time, uptime }: RememberedTime): void {
      if (boot === undefined) return;
      try {
        writeFileSync(`${file}.new`, JSON.stringify({ boot, time, uptime }));
        renameSync(`${file}.new`, file);
      } catch {}
    },
  };
}
/** Remembers the server's time. */
export type ClockMemory = ReturnType<typeof createClockMemory>;
