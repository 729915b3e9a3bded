/**
 * Owns a large course for benches: students in groups, exercises, submissions with real reports, quizzes that were taken, grades
 * entered by hand, an audit log.
 * Must not know what is measured.
 *
 * Some of the exercises are copies under other names. Reports are those of the real grader on attempts of the exercises, with
 * other points, so that they are as large as real ones.
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GradeReport } from '../../graders/protocol.ts';
import { type Connection, openDatabase } from '../../server/kernel/database/database.ts';
import { createWork } from '../../server/kernel/work/work.ts';
import { projectRoot } from '../../server/project-root.ts';
import { resultOf } from '../../server/quizzes/model/result.ts';
import { randomFrom } from '../../server/quizzes/model/values.ts';
import { createQuizVersions } from '../../server/quizzes/versions.ts';
import { createStore } from '../../server/store.ts';
import { anyAnswer, CROWD_SOURCE, fillStudents } from '../quizzes/support/quiz-crowd.ts';
import { planInFolder } from '../quizzes/support/quiz-folder.ts';
import { testGrader } from '../support/grader.ts';

const STUDENTS = 300;
const GROUPS = 10;
const EXERCISES = 20;
const FIRST_DAY = Date.parse('2026-09-01T08:00:00.000Z');
const DAYS = 80;

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

/** Ids of the students, always in the same order. */
const studentsOf = (database: Connection): string[] =>
  database
    .prepare("SELECT person_id FROM enrolments WHERE role = 'student' ORDER BY person_id")
    .pluck()
    .all() as string[];

/** Puts people into groups and fills in submissions, oldest first, until there are `size`. */
function fill(
  database: Connection,
  slugs: readonly string[],
  reports: ReadonlyMap<string, GradeReport[]>,
  size: number,
): void {
  const store = createStore(database, 'bench');
  const students = studentsOf(database);
  const have = Number(database.prepare('SELECT count(*) FROM submissions').pluck().get());
  const queue = database.prepare(
    "INSERT INTO jobs (submission_id, available_at, state, finished_at) VALUES (?, ?, 'done', ?)",
  );
  store.transaction(() => {
    if (have === 0)
      for (let group = 0; group < GROUPS; group++)
        store.groups.insertGroup({
          id: `group-${group}`,
          courseId: 'demo',
          name: `Group ${group + 1}`,
          tutorId: null,
          createdAt: '2026-09-01T00:00:00.000Z',
        });
    for (const [index, id] of students.entries()) store.groups.assign('demo', id, `group-${index % GROUPS}`);
  });
  for (let from = have; from < size; from += 10_000)
    store.transaction(() => {
      for (let number = from; number < Math.min(size, from + 10_000); number++) {
        const personId = students[number % students.length] ?? '';
        const place = Math.floor(number / students.length);
        const exercise = slugs[place % slugs.length] ?? '';
        const known = reports.get(exercise) ?? [];
        const report = known[(number * 7 + place) % known.length] as GradeReport;
        const createdAt = new Date(FIRST_DAY + ((number % 4_801) / 4_801) * DAYS * 86_400_000 + place).toISOString();
        const id = `s-${number}`;
        store.submissions.insertSubmission({
          id,
          courseId: 'demo',
          personId,
          exercise,
          fileName: 'mine.ts',
          source: `// ${number}`,
          scope: 'all',
          createdAt,
        });
        queue.run(id, createdAt, createdAt);
        store.reports.insertReport(id, report, createdAt);
      }
    });
}

const QUIZZES = 8;
/** Every answer was changed once. */
const SAVES = 2;
const MANUAL_COLUMNS = 3;
const LOG_ENTRIES = 20_000;

/** Quizzes that every student took. */
async function fillQuizzes(folder: string): Promise<void> {
  const at = (place: number, minutes: number): string =>
    new Date(Date.now() - (QUIZZES - place + 1) * 86_400_000 + minutes * 60_000).toISOString();
  for (let place = 0; place < QUIZZES; place++) {
    const source = CROWD_SOURCE.replace('A quiz for a crowd', `Quiz ${place + 1}`).replace(
      'week: 1',
      `week: ${place + 1}`,
    );
    const plan = { opensAt: at(place, 0), closesAt: at(place, 60), limitMs: 1_800_000, results: 'at-once' } as const;
    await planInFolder(folder, { slug: `crowd-${place + 1}`, source, plan });
  }
  const database = openDatabase(join(folder, 'gradedescent.db'));
  const store = createStore(database, 'bench');
  const compute = async (): Promise<Record<string, never>[]> => [];
  const closing = new AbortController();
  const work = createWork({ closing: closing.signal, asker: () => undefined });
  const versions = createQuizVersions({ store, files: [], compute, work, clock: () => new Date() });
  const generator = randomFrom(1);
  const random = (): number => (generator.next() >>> 0) / 2 ** 32;
  for (const [place, run] of store.sittings.listRuns('demo').entries())
    store.transaction(() => {
      for (const personId of studentsOf(database)) {
        const id = `${run.id} ${personId}`;
        store.quizAttempts.insertAttempt({
          id,
          runId: run.id,
          personId,
          versionId: run.versionId,
          seed: Math.floor(random() * 1e9),
          startedAt: at(place, 1),
        });
        const attempt = store.quizAttempts.findAttemptById(id);
        if (!attempt) throw new Error('the attempt is missing');
        const drawn = versions.gradedFor(attempt);
        const answers = new Map<string, string[]>();
        for (let version = 1; version <= SAVES; version++)
          for (const [index, question] of drawn.questions.entries()) {
            const answer = anyAnswer(question.id, random());
            answers.set(question.id, answer);
            const savedAt = at(place, version * 10 + index / 2);
            store.quizAttempts.insertAnswer({ attemptId: id, questionId: question.id, version, answer, savedAt });
          }
        const { score, maxScore } = resultOf(drawn, answers, new Map());
        store.quizAttempts.endAttempt({ id, endedAt: at(place, 30), endedBy: 'student', score, maxScore });
      }
    });
  database.close();
}

/** Columns that were entered by hand, points that were overridden, and a long audit log. */
function fillByHand(database: Connection, slugs: readonly string[]): void {
  const store = createStore(database, 'bench');
  const students = studentsOf(database);
  const by = String(database.prepare("SELECT id FROM people WHERE demo_key = 'instructor'").pluck().get());
  const at = '2026-09-02T00:00:00.000Z';
  const log = database.prepare(`
    INSERT INTO audit_log (at, course_id, actor_id, actor_name, action, subject, person_id, before, after)
    VALUES (?, 'demo', ?, 'Instructor', 'grade.override', ?, ?, '{"points":1}', '{"points":2}')`);
  store.transaction(() => {
    for (let column = 0; column < MANUAL_COLUMNS; column++) {
      const id = `column-${column}`;
      store.gradebook.insertManualItem({
        id,
        courseId: 'demo',
        title: `Project ${column}`,
        maxPoints: 30,
        week: null,
        at,
      });
      for (const [index, personId] of students.entries())
        store.gradebook.saveManualGrade({ itemId: id, personId, points: (index * 7) % 31, note: '', by, at });
    }
    for (const [index, personId] of students.entries())
      if (index % 3 === 0)
        store.gradebook.saveOverride({
          courseId: 'demo',
          item: `exercise:${slugs[index % slugs.length]}`,
          personId,
          points: index % 11,
          reason: 'Shown in the tutorial.',
          by,
          at,
        });
    for (let entry = 0; entry < LOG_ENTRIES; entry++) {
      const subject = `exercise:${slugs[entry % slugs.length]}`;
      log.run(new Date(FIRST_DAY + entry * 60_000).toISOString(), by, subject, students[entry % students.length]);
    }
  });
}

/** A large course in a folder of its own. */
export interface LargeCourse {
  /** For EXERCISES_DIR. */
  readonly exercises: string;
  readonly slugs: readonly string[];
  /** Words of the students' sign-in links. */
  readonly tokens: readonly string[];
  /** Adds submissions until there are so many; no server may be running. */
  grow(submissions: number): void;
}

/** Makes a large course without submissions. */
export async function makeLargeCourse(folder: string): Promise<LargeCourse> {
  const exercises = join(folder, 'exercises');
  const slugs = copyExercises(exercises);
  const reports = await gradeAttempts(slugs);
  const tokens = fillStudents(folder, STUDENTS);
  await fillQuizzes(folder);
  const open = (work: (database: Connection) => void): void => {
    const database = openDatabase(join(folder, 'gradedescent.db'));
    work(database);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
  };
  open((database) => fillByHand(database, slugs));
  return {
    exercises,
    slugs,
    tokens,
    grow: (submissions) => open((database) => fill(database, slugs, reports, submissions)),
  };
}
