/**
 * Owns planning a quiz in the demo course of a database that no server has open yet.
 * Must not know what is asked.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '../../../server/kernel/database/database.ts';
import { migrate } from '../../../server/kernel/database/migrate.ts';
import { createLoadDemo } from '../../../server/operations/demo.ts';
import { projectRoot } from '../../../server/project-root.ts';
import { createPlanQuiz, type QuizPlan } from '../../../server/quizzes/control/plan.ts';
import type { Compute } from '../../../server/quizzes/model/prepare-quiz.ts';
import { createQuizVersions } from '../../../server/quizzes/versions.ts';
import { createStore } from '../../../server/store.ts';

/** A quiz to plan. */
export interface PlannedQuiz {
  readonly slug: string;
  /** The text of its quiz.yaml. */
  readonly source: string;
  readonly plan: Partial<QuizPlan>;
  /** Stands for the sandbox. */
  readonly compute?: Compute;
}

/** Plans a quiz; makes the database and the demo accounts where they are missing. */
export async function planInFolder(folder: string, { slug, source, plan, compute }: PlannedQuiz): Promise<void> {
  const database = openDatabase(join(folder, 'gradedescent.db'));
  try {
    const clock = (): Date => new Date();
    migrate(database, join(projectRoot, 'server', 'kernel', 'database', 'migrations'), clock());
    const store = createStore(database, 'test');
    const newToken = (): string => randomBytes(24).toString('base64url');
    if (!store.courses.findCourse('demo')) createLoadDemo({ store, clock, newId: randomUUID, newToken })([]);
    const updatedAt = clock().toISOString();
    store.quizzes.saveSource({ courseId: 'demo', slug, source, revision: 1, updatedBy: null, updatedAt });
    const course = store.courses.findCourse('demo');
    const id = String(database.prepare("SELECT id FROM people WHERE demo_key = 'instructor'").pluck().get());
    const person = store.people.findPerson(id);
    if (!course || !person) throw new Error('the demo course is missing');
    const versions = createQuizVersions({
      store,
      files: [],
      compute: compute ?? (async (_source, sets) => sets.map(() => ({}))),
      checkTexts: () => [],
      clock,
    });
    const { plan: planQuiz } = createPlanQuiz({ store, versions, clock, newId: randomUUID, audit: () => {} });
    const planned = await planQuiz({ course, person, role: 'instructor', weeks: [] }, slug, plan);
    if ('problems' in planned) throw new Error(JSON.stringify(planned.problems));
  } finally {
    database.close();
  }
}
