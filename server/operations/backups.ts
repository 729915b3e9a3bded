/**
 * Owns the backups of a running server: when one is due, what they are called, which are deleted.
 * Must not know how a database is copied.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Backups of a data folder: their names tell their age. */
const NAME = /^gradedescent-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)Z\.db$/;
const HOUR_MS = 3_600_000;

/** Name of the backup of a moment. */
export function backupName(now: Date): string {
  return `gradedescent-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z.db`;
}

/** When a backup with this name was made, ms since 1970; undefined for other files. */
function madeAt(name: string): number | undefined {
  const moment = NAME.exec(name)?.[1];
  if (moment === undefined) return undefined;
  const [day, time = ''] = moment.split('T');
  return Date.parse(`${day}T${time.replaceAll('-', ':')}Z`);
}

/** The backups in a folder, oldest first. */
export function listBackups(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort();
}

/** When the newest backup of a folder was made, ms since 1970; undefined where there is none. */
export function latestBackup(folder: string): number | undefined {
  return existsSync(folder) ? madeAt(listBackups(folder).at(-1) ?? '') : undefined;
}

/** Deletes all but the newest `keep` backups of a folder; returns the names of the deleted ones. */
export function rotateBackups(folder: string, keep: number): string[] {
  const old = listBackups(folder).slice(0, -keep);
  for (const name of old) rmSync(join(folder, name));
  return old;
}

export interface BackupsDeps {
  readonly folder: string;
  readonly everyHours: number;
  readonly keep: number;
  /** Makes a proven copy under this path. */
  readonly backUp: (target: string) => Promise<unknown>;
  readonly clock: () => Date;
}

/** Returns a function that makes a backup when one is due; true when it did. Call it from time to time. */
export function createBackups({ folder, everyHours, keep, backUp, clock }: BackupsDeps) {
  let running = false;
  return async (): Promise<boolean> => {
    if (everyHours === 0 || running) return false;
    running = true;
    try {
      mkdirSync(folder, { recursive: true });
      const now = clock();
      const latest = latestBackup(folder) ?? Number.NEGATIVE_INFINITY;
      if (now.getTime() - latest < everyHours * HOUR_MS) return false;
      await backUp(join(folder, backupName(now)));
      rotateBackups(folder, keep);
      return true;
    } finally {
      running = false;
    }
  };
}
