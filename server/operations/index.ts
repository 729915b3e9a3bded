/**
 * The door of operations: health, backups, the quizzes of the demo course.
 */
import type { GradingQueue } from '../grading/queue.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { QuizFile } from '../quizzes/author/quiz-files.ts';
import type { Quizzes } from '../quizzes/index.ts';
import type { Store } from '../store.ts';
import { type BackupsDeps, createBackups } from './backups.ts';
import { createLoadDemoQuizzes } from './demo-quizzes.ts';
import { createHealthRoutes } from './health.routes.ts';
import { createCheckHealth } from './health.ts';

export interface OperationsNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly queue: GradingQueue;
  readonly quizzes: Pick<Quizzes, 'planQuiz' | 'versions' | 'endAttempts'>;
  /** Quizzes that come as files. */
  readonly files: readonly QuizFile[];
  /** Whether the quizzes of the demo course are planned when the server begins. */
  readonly demo: boolean;
  /** Absent where no backups are made. */
  readonly backups: Omit<BackupsDeps, 'clock'> | undefined;
}

/** Whether a backup is due is checked this often, ms. */
const BACKUP_CHECK_MS = 10 * 60 * 1_000;

/** Installs the page for monitors, backups and the demo. */
export function installOperations({ kernel, store, queue, quizzes, files, demo, backups }: OperationsNeeds) {
  const { routes, clock, newId, schedule } = kernel;
  createHealthRoutes(routes, createCheckHealth({ store, queue }));
  const loadDemoQuizzes = createLoadDemoQuizzes({ store, files, ...quizzes, clock, newId });
  if (demo) schedule.onStart('planning the demo quizzes', loadDemoQuizzes);
  if (backups) {
    const makeBackup = createBackups({ ...backups, clock });
    schedule.every(BACKUP_CHECK_MS, 'making a backup', makeBackup, { atOnce: true });
  }
  return { loadDemoQuizzes };
}
