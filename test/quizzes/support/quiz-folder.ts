/**
 * Owns planning a quiz in a course of a database, whether or not a server has it open.
 * Must not know what is asked.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '../../../server/kernel/database/database.ts';
import { migrate } from '../../../server/kernel/database/migrate.ts';
import { createThreads, createWork } from '../../../server/kernel/work/work.ts';
import { createLoadDemo } from '../../../server/operations/demo.ts';
import { projectRoot } from '../../../server/project-root.ts';
import { createPlanQuiz, type QuizPlan } from '../../../server/quizzes/control/plan.ts';
import type { Compute } from '../../../server/quizzes/model/prepare-quiz.ts';
import { createTranslations } from '../../../server/quizzes/translations.ts';
import { createQuizVersions } from '../../../server/quizzes/versions.ts';
import { createStore } from '../../../server/store.ts';

/** A quiz to plan. */
export interface PlannedQuiz {
  /** The slug of its course, which is there; else the demo course. */
  readonly course?: string;
  readonly slug: string;
  /** The text of its quiz.yaml. */
  readonly source: string;
  readonly plan: Partial<QuizPlan>;
  /** Stands for the sandbox. */
  readonly compute?: Compute;
}

/** Plans quizzes; makes the database and the demo accounts where they are missing. */
export async function planInFolder(folder: string, ...planned: readonly PlannedQuiz[]): Promise<void> {
  const threads = createThreads();
  const database = openDatabase(join(folder, 'gradedescent.db'));
  try {
    const clock = (): Date => new Date();
    migrate(database, join(projectRoot, 'server', 'kernel', 'database', 'migrations'), clock());
    const store = createStore(database, 'test');
    const newToken = (): string => randomBytes(24).toString('base64url');
    if (!store.courses.findCourse('demo')) createLoadDemo({ store, clock, newId: randomUUID, newToken })([]);
    const id = String(database.prepare("SELECT id FROM people WHERE demo_key = 'instructor'").pluck().get());
    const person = store.people.findPerson(id);
    const work = createWork({ threads, closing: new AbortController().signal, asker: () => undefined });
    for (const { course: courseSlug = 'demo', slug, source, plan, compute } of planned) {
      const course = store.courses.findCourse(courseSlug);
      if (!course || !person) throw new Error('the course is missing');
      const updatedAt = clock().toISOString();
      store.quizzes.saveSource({ courseId: course.id, slug, source, revision: 1, updatedBy: null, updatedAt });
      const versions = createQuizVersions({
        store,
        files: [],
        translations: createTranslations([]),
        compute: compute ?? (async (_source, sets) => sets.map(() => ({}))),
        work,
        clock,
      });
      const { plan: planQuiz } = createPlanQuiz({ store, versions, clock, newId: randomUUID, audit: () => {} });
      const made = await planQuiz({ course, person, role: 'instructor', weeks: [] }, slug, {
        publishedAt: updatedAt,
        ...plan,
      });
      if ('problems' in made) throw new Error(JSON.stringify(made.problems));
    }
  } finally {
    await threads.end();
    database.close();
  }
}
