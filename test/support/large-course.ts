/**
 * Owns what a large course holds: submissions with reports, attempts at quizzes, grades entered by hand, a regrade, an audit log.
 * Its people, exercises and sittings are there already.
 * Must not know what is measured.
 */
import type { GradeReport } from '../../graders/protocol.ts';
import type { Connection } from '../../server/kernel/database/database.ts';
import { resultOf } from '../../server/quizzes/model/result.ts';
import { randomFrom } from '../../server/quizzes/model/values.ts';
import type { QuizVersions } from '../../server/quizzes/versions.ts';
import { createStore } from '../../server/store.ts';
import { anyAnswer } from '../quizzes/support/quiz-crowd.ts';

const GROUPS = 10;
const FIRST_DAY = Date.parse('2026-09-01T08:00:00.000Z');
const DAYS = 80;
/** Every answer was changed once. */
const SAVES = 2;
const MANUAL_COLUMNS = 3;

/** Ids of the students of the demo course, always in the same order. */
const studentsOf = (database: Connection): string[] =>
  database
    .prepare("SELECT person_id FROM enrolments WHERE course_id = 'demo' AND role = 'student' ORDER BY person_id")
    .pluck()
    .all() as string[];

/** Puts the students into groups and fills in submissions, oldest first, until there are `size`. */
export function fillSubmissions(
  database: Connection,
  slugs: readonly string[],
  reports: ReadonlyMap<string, readonly GradeReport[]>,
  size: number,
): void {
  const store = createStore(database, 'large-course');
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

/** Attempts of all students at all sittings, each of which lasts for an hour from when it opens; they have ended. */
export function fillAttempts(database: Connection, versions: Pick<QuizVersions, 'gradedFor'>): void {
  const store = createStore(database, 'large-course');
  const generator = randomFrom(1);
  const random = (): number => (generator.next() >>> 0) / 2 ** 32;
  for (const run of store.sittings.listRuns('demo'))
    store.transaction(() => {
      const at = (minutes: number): string => new Date(Date.parse(run.opensAt) + minutes * 60_000).toISOString();
      for (const personId of studentsOf(database)) {
        const id = `${run.slug}-${personId}`;
        store.quizAttempts.insertAttempt({
          id,
          runId: run.id,
          personId,
          versionId: run.versionId,
          seed: Math.floor(random() * 1e9),
          startedAt: at(1),
        });
        const attempt = store.quizAttempts.findAttemptById(id);
        if (!attempt) throw new Error('the attempt is missing');
        const drawn = versions.gradedFor(attempt);
        const answers = new Map<string, string[]>();
        for (let version = 1; version <= SAVES; version++)
          for (const [index, question] of drawn.questions.entries()) {
            const answer = anyAnswer(question.id, random());
            answers.set(question.id, answer);
            const savedAt = at(version * 10 + index / 2);
            store.quizAttempts.insertAnswer({ attemptId: id, questionId: question.id, version, answer, savedAt });
          }
        const { score, maxScore } = resultOf(drawn, answers, new Map());
        store.quizAttempts.endAttempt({ id, endedAt: at(30), endedBy: 'student', score, maxScore });
      }
    });
}

/** Columns that were entered by hand, points that were overridden, a regrade that waits for a decision, and a long audit log. */
export function fillByHand(database: Connection, slugs: readonly string[], logEntries: number): void {
  const store = createStore(database, 'large-course');
  const students = studentsOf(database);
  const by = String(database.prepare("SELECT id FROM people WHERE demo_key = 'instructor'").pluck().get());
  const at = '2026-09-02T00:00:00.000Z';
  const log = database.prepare(`
    INSERT INTO audit_log (at, course_id, actor_id, actor_name, action, subject, person_id, before, after)
    VALUES (?, 'demo', ?, 'Instructor', 'grade.override', ?, ?, '{"points":1}', '{"points":2}')`);
  store.transaction(() => {
    for (let column = 0; column < MANUAL_COLUMNS; column++) {
      const id = `column-${column}`;
      const title = `Project ${column}`;
      store.gradebook.insertManualItem({ id, courseId: 'demo', title, maxPoints: 30, week: null, at });
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
    for (let entry = 0; entry < logEntries; entry++) {
      const subject = `exercise:${slugs[entry % slugs.length]}`;
      log.run(new Date(FIRST_DAY + entry * 60_000).toISOString(), by, subject, students[entry % students.length]);
    }
  });
}

/** A dry run of a regrade of one exercise in which every submission gets half a point more. */
export function fillRegrade(database: Connection, exercise: string): void {
  const place = { id: 'regrade', exercise, at: '2026-11-22T00:00:00.000Z' };
  database
    .prepare(`
      INSERT OR REPLACE INTO regrades (id, course_id, exercise, state, never_lower, reason, started_at, ready_at)
      VALUES (@id, 'demo', @exercise, 'ready', 0, 'A test was wrong.', @at, @at)`)
    .run(place);
  database
    .prepare(`
      INSERT INTO regrade_jobs (regrade_id, submission_id, state, available_at, finished_at, report, score, verdict, differs)
      SELECT @id, submissions.id, 'done', @at, @at, report, score + 0.5, verdict, 1
      FROM submissions JOIN reports ON submission_id = submissions.id WHERE course_id = 'demo' AND exercise = @exercise`)
    .run(place);
}
