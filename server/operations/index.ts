/**
 * The door of operations: what the server says of its machine, backups, the quizzes of the demo course.
 */
import type { GradingQueue } from '../grading/queue.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { QuizFile } from '../quizzes/author/quiz-files.ts';
import type { Quizzes } from '../quizzes/index.ts';
import type { Store } from '../store.ts';
import { type BackupsDeps, createBackups, latestBackup } from './backups.ts';
import { type CheckMachineDeps, createCheckMachine } from './check-machine.ts';
import { createLoadDemoQuizzes } from './demo-quizzes.ts';
import { presentClockEvent } from './machine.presenter.ts';
import { createMachineRoutes } from './machine.routes.ts';

export interface OperationsNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly queue: GradingQueue;
  readonly quizzes: Pick<Quizzes, 'planQuiz' | 'versions' | 'endAttempts' | 'anybodyTakes'>;
  /** Quizzes that come as files. */
  readonly files: readonly QuizFile[];
  /** Whether the quizzes of the demo course are planned when the server begins. */
  readonly demo: boolean;
  /** The disk that holds the data. */
  readonly storage: Pick<CheckMachineDeps, 'freeBytes'>;
  readonly production: boolean;
  /** Absent where no backups are made. */
  readonly backups: Omit<BackupsDeps, 'clock'> | undefined;
}

/** Whether a backup is due is checked this often, ms. */
const BACKUP_CHECK_MS = 10 * 60 * 1_000;
/** The clocks of the machine are compared this often, ms. */
const CLOCK_CHECK_MS = 1_000;
/** The quizzes of the demo are tried again after this time, ms: the grader may not be there yet. */
const DEMO_RETRY_MS = 5_000;
const HOUR_MS = 3_600_000;

/** Installs what monitors and admins are told, backups and the demo. */
export function installOperations(needs: OperationsNeeds) {
  const { kernel, store, queue, quizzes, files, demo, storage, production, backups } = needs;
  const { routes, pages, clock, newId, schedule, machineClock, notices, publicUrl } = kernel;
  const checkMachine = createCheckMachine({
    store,
    queue,
    ...storage,
    latestBackup: () => backups && latestBackup(backups.folder),
    backupEveryMs: (backups?.everyHours ?? 0) * HOUR_MS,
    clockState: () => machineClock.state,
    publicUrl,
    production,
    clock,
  });
  createMachineRoutes(routes, { pages, checkMachine });
  const lookAtClock = (): void => machineClock.look(quizzes.anybodyTakes);
  schedule.every(CLOCK_CHECK_MS, 'comparing the clocks', lookAtClock);
  notices.add(() => {
    const { jump } = machineClock.state;
    return (
      jump && { audience: 'staff', text: (words) => words.t('machine:notice.clock', presentClockEvent(jump, words)) }
    );
  });
  const loadDemoQuizzes = createLoadDemoQuizzes({ store, files, ...quizzes, clock, newId });
  if (demo) schedule.every(DEMO_RETRY_MS, 'planning the demo quizzes', loadDemoQuizzes, { atOnce: true });
  if (backups) {
    const makeBackup = createBackups({ ...backups, clock });
    schedule.every(BACKUP_CHECK_MS, 'making a backup', makeBackup, { atOnce: true });
  }
  return { loadDemoQuizzes, lookAtClock };
}
