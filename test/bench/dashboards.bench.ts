/**
 * Bench `dashboards`: a course of 300 students in 10 groups and 20 exercises, with 50,000 counted submissions in the database and
 * then with 500,000 (or as many as the arguments say). Measures the staff's pages over HTTP, one request after the other: the first
 * (nothing is remembered yet) and the 50th and 95th percentile of those that follow. Target: p95 <= 300 ms.
 *
 * Five of the twenty exercises are copies under other names. Reports are those of the real grader on attempts of the exercises,
 * with other points, so that they are as large as real ones.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import type { GradeReport } from '../../graders/protocol.ts';
import { type Connection, openDatabase } from '../../server/kernel/database/database.ts';
import { projectRoot } from '../../server/project-root.ts';
import { createStore } from '../../server/store.ts';
import { fillStudents } from '../quizzes/support/quiz-crowd.ts';
import { testGrader } from '../support/grader.ts';
import { type RunningServer, startServer, visit } from '../support/server-process.ts';
import { quantile } from './statistics.ts';

const STUDENTS = 300;
const GROUPS = 10;
const EXERCISES = 20;
const SIZES = [50_000, 500_000];
const REQUESTS = 60;
const TARGET_MS = 300;
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

/** Puts people into groups and fills in submissions, oldest first, until there are `size`. */
function fill(
  database: Connection,
  slugs: readonly string[],
  reports: ReadonlyMap<string, GradeReport[]>,
  size: number,
): void {
  const store = createStore(database, 'bench');
  const students = database
    .prepare("SELECT person_id FROM enrolments WHERE role = 'student' ORDER BY person_id")
    .pluck()
    .all() as string[];
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

const PAGES = {
  course: '/dashboard',
  'course, one group': '/dashboard?group=group-3',
  'course, one week': '/dashboard?week=4',
  'course, as it was': '/dashboard?until=2026-10-15',
  exercise: '/dashboard/exercises/linear_forward',
  'exercise with cost curves': '/dashboard/exercises/L_layer_model',
  'exercise, one group': '/dashboard/exercises/linear_forward?group=group-3',
  gradebook: '/gradebook',
} as const;

async function measure(server: RunningServer, size: number): Promise<void> {
  const { cookie } = await visit(server.instructorLink);
  const get = async (path: string): Promise<number> => {
    const begun = performance.now();
    const answer = await fetch(`${server.base}/instructor/courses/demo${path}`, {
      headers: { cookie, accept: 'text/html' },
    });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return performance.now() - begun;
  };
  const table = new Table({
    head: [`${size.toLocaleString('en')} submissions`, 'first ms', 'p50 ms', 'p95 ms', `p95 <= ${TARGET_MS} ms`],
  });
  for (const [name, path] of Object.entries(PAGES)) {
    const first = await get(path);
    const times: number[] = [];
    for (let count = 0; count < REQUESTS; count++) times.push(await get(path));
    const p95 = quantile(times, 0.95);
    const verdict = name === 'gradebook' ? '' : p95 <= TARGET_MS ? 'ok' : 'MISS';
    table.push([name, ...[first, quantile(times, 0.5), p95].map(Math.round), verdict]);
  }
  console.log(table.toString());
}

/** Runs the bench and prints a table for each size. */
export async function run(args: readonly string[]): Promise<void> {
  const sizes = args.length > 0 ? args.map(Number) : SIZES;
  const folder = mkdtempSync(join(tmpdir(), 'gradedescent-bench-'));
  try {
    const exercises = join(folder, 'exercises');
    const slugs = copyExercises(exercises);
    const reports = await gradeAttempts(slugs);
    fillStudents(folder, STUDENTS);
    for (const size of sizes) {
      const database = openDatabase(join(folder, 'gradedescent.db'));
      fill(database, slugs, reports, size);
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
      const megabytes = Math.round(statSync(join(folder, 'gradedescent.db')).size / 1e6);
      const server = await startServer({ DATA_DIR: folder, EXERCISES_DIR: exercises });
      console.log(`${STUDENTS} students x ${slugs.length} exercises; the database has ${megabytes} MB.`);
      await measure(server, size);
      await server.end('SIGTERM');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
