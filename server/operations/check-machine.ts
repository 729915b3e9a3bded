/**
 * Owns what the server finds out about its machine: whether it can store, grade, has room, is backed up, confines students' code,
 * and what its clock does. Says nothing about people.
 * Must not know how it is shown.
 */
import type { ConfinementSummary } from '../../graders/protocol.ts';
import type { GraderHealth } from '../grading/grader-health.ts';
import type { GradingQueue } from '../grading/queue.ts';
import type { ClockState } from '../kernel/machine-clock.ts';
import type { Store } from '../store.ts';

/** `fail`: something does not work now; `warn`: it will not when nobody acts. */
export type CheckStatus = 'pass' | 'warn' | 'fail';

/** Each check; those of `ready` are told to monitors. */
export interface MachineChecks {
  readonly database: { readonly status: CheckStatus };
  readonly grader: {
    readonly status: CheckStatus;
    readonly health: GraderHealth;
    readonly jobs: ReturnType<GradingQueue['status']>['jobs'] | undefined;
  };
  /** Undefined where the system does not say. */
  readonly disk: { readonly status: CheckStatus; readonly freeBytes: number | undefined };
  /** `everyMs`: 0 where no backups are made; `madeAt`: of the newest, ms since 1970. */
  readonly backup: { readonly status: CheckStatus; readonly everyMs: number; readonly madeAt: number | undefined };
  readonly sandbox: { readonly status: CheckStatus; readonly confinement: ConfinementSummary | undefined };
  readonly clock: { readonly status: CheckStatus; readonly state: ClockState };
  readonly address: { readonly status: CheckStatus; readonly publicUrl: string | undefined };
}

export interface CheckMachineDeps {
  readonly store: Pick<Store, 'ping' | 'probeWrite'>;
  readonly queue: Pick<GradingQueue, 'status' | 'confinement' | 'isOff'>;
  /** Free bytes where the database lies; undefined where the system does not say. */
  readonly freeBytes: () => number | undefined;
  readonly latestBackup: () => number | undefined;
  /** 0: no backups are made. */
  readonly backupEveryMs: number;
  readonly clockState: () => ClockState;
  readonly publicUrl: string | undefined;
  readonly production: boolean;
  readonly clock: () => Date;
}

/** Less room than this on the disk is a failure: a class fills it in an evening. */
const FLOOR_BYTES = 256 * 1024 * 1024;
/** A write that succeeded is believed this long, ms: strangers may ask, and each write waits for the disk. */
const BELIEVED_MS = 5_000;

/** Returns a function that checks everything; it never throws. */
export function createCheckMachine(deps: CheckMachineDeps) {
  const { store, queue, backupEveryMs } = deps;
  let writtenAt = Number.NEGATIVE_INFINITY;

  const checkDatabase = (now: number): MachineChecks['database'] => {
    try {
      store.ping();
      if (Math.abs(now - writtenAt) >= BELIEVED_MS) {
        writtenAt = Number.NEGATIVE_INFINITY;
        store.probeWrite();
        writtenAt = now;
      }
      return { status: 'pass' };
    } catch {
      return { status: 'fail' };
    }
  };
  const checkGrader = (): MachineChecks['grader'] => {
    try {
      const { grader: health, jobs } = queue.status();
      return { status: health.state === 'ready' ? 'pass' : 'fail', health, jobs };
    } catch {
      return { status: 'fail', health: { state: 'starting' }, jobs: undefined };
    }
  };
  const checkDisk = (): MachineChecks['disk'] => {
    const freeBytes = deps.freeBytes();
    return { status: (freeBytes ?? FLOOR_BYTES) < FLOOR_BYTES ? 'fail' : 'pass', freeBytes };
  };
  const checkBackup = (now: number): MachineChecks['backup'] => {
    if (backupEveryMs === 0) return { status: 'pass', everyMs: 0, madeAt: undefined };
    const madeAt = deps.latestBackup();
    // One may be missed: the machine was off.
    const old = madeAt === undefined || now - madeAt > 2 * backupEveryMs;
    return { status: old ? 'warn' : 'pass', everyMs: backupEveryMs, madeAt };
  };

  return (): MachineChecks => {
    const now = deps.clock().getTime();
    const confinement = queue.confinement();
    const state = deps.clockState();
    const incomplete = (confinement?.missing.length ?? 0) > 0;
    return {
      database: checkDatabase(now),
      grader: checkGrader(),
      disk: checkDisk(),
      backup: checkBackup(now),
      sandbox: { status: queue.isOff() ? 'fail' : incomplete ? 'warn' : 'pass', confinement },
      clock: { status: state.jump ? 'warn' : 'pass', state },
      address: { status: deps.production && deps.publicUrl === undefined ? 'warn' : 'pass', publicUrl: deps.publicUrl },
    };
  };
}
/** Checks the machine. */
export type CheckMachine = ReturnType<typeof createCheckMachine>;
