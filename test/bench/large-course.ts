/**
 * Owns a large course for benches in a folder of its own: 300 students, 20 exercises, 8 quizzes that were taken.
 * Must not know what is measured.
 *
 * Some of the exercises are copies under other names. Reports are those of the real grader on attempts of the exercises, with
 * other points, so that they are as large as real ones.
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GradeReport } from '../../graders/protocol.ts';
import { type Connection, openDatabase } from '../../server/kernel/database/database.ts';
import { createThreads, createWork } from '../../server/kernel/work/work.ts';
import { projectRoot } from '../../server/project-root.ts';
import { createTranslations } from '../../server/quizzes/translations.ts';
import { createQuizVersions } from '../../server/quizzes/versions.ts';
import { createStore } from '../../server/store.ts';
import { CROWD_SOURCE, fillStudents } from '../quizzes/support/quiz-crowd.ts';
import { planInFolder } from '../quizzes/support/quiz-folder.ts';
import { testGrader } from '../support/grader.ts';
import { fillAttempts, fillByHand, fillRegrade, fillSubmissions } from '../support/large-course.ts';

const STUDENTS = 300;
const EXERCISES = 20;

/** A folder with the project's exercises and copies until there are twenty; returns their names. */
function copyExercises(folder: string): string[] {
  const source = join(projectRoot, 'exercises');
  cpSync(source, folder, { recursive: true });
  const real = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const copies = real.slice(0, EXERCISES - real.length).map((slug) => {
    const copy = `${slug}_again`;
    cpSync(join(source, slug), join(folder, copy), { recursive: true });
    const file = join(folder, copy, 'exercise.yaml');
    const text = readFileSync(file, 'utf8').replace(/^order: (\d+)$/m, 'order: 9$1');
    writeFileSync(file, text.replace(/^title: .*$/m, 'title: "Again"'));
    return copy;
  });
  return [...real, ...copies];
}

/** Attempts of each exercise that are graded; those that take long to grade are left out. */
const ATTEMPTS = 6;

/** Real reports on attempts of each exercise; copies have those of their original. */
async function gradeAttempts(slugs: readonly string[]): Promise<Map<string, GradeReport[]>> {
  const grader = testGrader();
  await grader.start();
  const reports = new Map<string, GradeReport[]>();
  for (const slug of slugs) {
    const exercise = slug.replace(/_again$/, '');
    const folder = join(projectRoot, 'exercises', exercise, 'samples');
    const files = readdirSync(folder).filter((name) => !/limit\.ts$/.test(name));
    const chosen = [
      ...files.filter((name) => /accepted/.test(name)).slice(0, 2),
      ...files.filter((name) => !/accepted/.test(name)).slice(0, ATTEMPTS - 2),
    ];
    const known = reports.get(exercise) ?? [];
    if (known.length === 0)
      for (const file of chosen)
        known.push(
          await grader.grade({
            id: `${exercise} ${file}`,
            exercise,
            fileName: file,
            source: readFileSync(join(folder, file), 'utf8'),
            scope: 'all',
          }),
        );
    reports.set(slug, known);
  }
  await grader.close();
  return reports;
}

const QUIZZES = 8;
const LOG_ENTRIES = 20_000;
/** The exercise that is regraded. */
const REGRADED = 'linear_forward';

/** Quizzes of an hour, one a day until yesterday. */
async function planQuizzes(folder: string): Promise<void> {
  const planned = Array.from({ length: QUIZZES }, (_, place) => {
    const opensAt = Date.now() - (QUIZZES - place + 1) * 86_400_000;
    const source = CROWD_SOURCE.replace('A quiz for a crowd', `Quiz ${place + 1}`).replace(
      'week: 1',
      `week: ${place + 1}`,
    );
    const plan = {
      opensAt: new Date(opensAt).toISOString(),
      closesAt: new Date(opensAt + 3_600_000).toISOString(),
      limitMs: 1_800_000,
      results: 'at-once',
    } as const;
    return { slug: `crowd-${place + 1}`, source, plan };
  });
  await planInFolder(folder, ...planned);
}

/** A large course in a folder of its own. */
export interface LargeCourse {
  /** For EXERCISES_DIR. */
  readonly exercises: string;
  readonly slugs: readonly string[];
  /** Adds submissions until there are so many; no server may be running. */
  grow(submissions: number): void;
}

/** Makes a large course without submissions. */
export async function makeLargeCourse(folder: string): Promise<LargeCourse> {
  const exercises = join(folder, 'exercises');
  const slugs = copyExercises(exercises);
  const reports = await gradeAttempts(slugs);
  fillStudents(folder, STUDENTS);
  await planQuizzes(folder);
  const open = (work: (database: Connection) => void): void => {
    const database = openDatabase(join(folder, 'gradedescent.db'));
    work(database);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
  };
  const threads = createThreads();
  open((database) => {
    const store = createStore(database, 'bench');
    const work = createWork({ threads, closing: new AbortController().signal, asker: () => undefined });
    const compute = async (): Promise<Record<string, never>[]> => [];
    fillAttempts(
      database,
      createQuizVersions({
        store,
        files: [],
        translations: createTranslations([]),
        compute,
        work,
        clock: () => new Date(),
      }),
    );
    fillByHand(database, slugs, LOG_ENTRIES);
  });
  await threads.end();
  return {
    exercises,
    slugs,
    grow: (submissions) =>
      open((database) => {
        fillSubmissions(database, slugs, reports, submissions);
        fillRegrade(database, REGRADED);
      }),
  };
}
