/**
 * Owns putting the rooms together: one object that grades submissions.
 * Must not know where jobs come from or where reports go.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExercises } from './catalog/load-exercises.ts';
import { offeredExercises } from './catalog/offered-exercises.ts';
import { createCompiler } from './compile/compiler.ts';
import { createLaunchCompiler } from './compile/launch-compiler.ts';
import { ComputeProblem, computeValues } from './computation/compute-values.ts';
import type { GraderOptions } from './grader-messages.ts';
import { gradeSubmission } from './grading/grade-submission.ts';
import { detectConfinement, launchWorker } from './pool/launch.ts';
import { createWorkerPool } from './pool/worker-pool.ts';
import type { Computed, ConfinementSummary, GradeJob, GradeProgress, GradeReport, LateTypes } from './protocol.ts';
import { exerciseVersion } from './references/exercise-version.ts';
import type { ReferenceValues } from './references/reference-messages.ts';
import { createReferences } from './references/references.ts';
import { buildLibrary, type LibrarySource } from './sandbox/library.ts';

export interface Grader {
  /** What confines the sandbox workers. */
  readonly confinement: ConfinementSummary;
  /** Content hash of each exercise, by name. */
  readonly versions: Readonly<Record<string, string>>;
  start(): Promise<void>;
  /** Grades a submission. Every failure of the student's is in the report. @throws when the grader itself fails */
  grade(
    job: GradeJob,
    onProgress?: (progress: GradeProgress) => void,
    /** When given, the report does not wait for types that are only warnings: it says so, and they come here. */
    onTypes?: (types: LateTypes) => void,
  ): Promise<GradeReport>;
  /** What both references of an exercise return for the given arguments (nested lists). */
  reference(slug: string, args: readonly unknown[]): Promise<ReferenceValues>;
  /** Runs the `compute` function of a quiz question on sets of variables. */
  compute(source: string, sets: readonly Readonly<Record<string, unknown>>[]): Promise<Computed>;
  /** Sandbox workers: process id and resident memory in MiB. */
  workers(): { readonly pid: number; readonly residentMiB: number }[];
  close(): Promise<void>;
}

const here = dirname(fileURLToPath(import.meta.url));
const sandboxFolder = join(dirname(here), 'sandbox');

/** Hash of the built np and dnn_utils: expected values depend on them. */
function libraryHash(): string {
  const hash = createHash('sha256');
  for (const room of ['np', 'course']) {
    const folder = join(here, room);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
    for (const file of files.sort()) hash.update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}

/** The exercises of a folder that are whole, and what their references say. */
function loadContent(exercisesFolder: string, cacheFolder: string) {
  const { exercises } = readExercises(exercisesFolder);
  const bySlug = new Map(exercises.map((exercise) => [exercise.slug, exercise]));
  const library = libraryHash();
  return {
    exercises,
    references: createReferences({ exercises, cacheFolder, library }),
    versions: Object.fromEntries(exercises.map((one) => [one.slug, exerciseVersion(one, exercises, library)])),
    get(slug: string) {
      const exercise = bySlug.get(slug);
      if (exercise === undefined) throw new Error(`There is no exercise "${slug}".`);
      return exercise;
    },
  };
}

/** Creates a grader over the exercises of a folder, which are read by start(), while its processes boot. */
export function createGrader({ exercisesFolder, cacheFolder, limits, workAhead }: GraderOptions): Grader {
  const guestBundle = readFileSync(join(sandboxFolder, 'guest.js'), 'utf8');
  const libraries = new Map<string, LibrarySource>();
  const worker = join(sandboxFolder, 'worker.mjs');
  const confinement = detectConfinement(worker, limits);
  const compiler = createCompiler(limits, createLaunchCompiler(confinement.layers, limits));
  const pool = createWorkerPool({ limits, launch: () => launchWorker(worker, confinement, limits) });
  let loaded: ReturnType<typeof loadContent> | undefined;
  const content = () => {
    loaded ??= loadContent(exercisesFolder, cacheFolder);
    return loaded;
  };
  const libraryOf = (slug: string): LibrarySource => {
    const { get, exercises } = content();
    const known = libraries.get(slug) ?? buildLibrary(guestBundle, offeredExercises(get(slug), exercises));
    libraries.set(slug, known);
    return known;
  };
  return {
    confinement: {
      layers: confinement.layers.map(({ name }) => name),
      missing: [...confinement.missing],
      flags: [...confinement.flags],
    },
    get versions() {
      return content().versions;
    },
    async start() {
      // The processes are on their way when this one begins to read.
      await Promise.all([compiler.start(), pool.start(), (async () => void content())()]);
      if (workAhead) void content().references.workAhead();
    },
    grade(job, onProgress = () => {}, onTypes) {
      const { get, exercises, references } = content();
      const exercise = get(job.exercise);
      const course = exercise.course ? offeredExercises(exercise, exercises) : undefined;
      return gradeSubmission(job, {
        exercise,
        course,
        library: libraryOf(job.exercise),
        compiler,
        pool,
        references,
        limits,
        onProgress,
        onTypes,
      });
    },
    async compute(source, sets) {
      try {
        return { values: await computeValues(source, sets, { pool, library: buildLibrary(guestBundle, []) }) };
      } catch (error) {
        if (error instanceof ComputeProblem) return { problem: error.message };
        throw error;
      }
    },
    async reference(slug, args) {
      const { references, get } = content();
      return references.call(get(slug), args);
    },
    workers: () => pool.workers(),
    async close() {
      compiler.close();
      loaded?.references.close();
      await pool.close();
    },
  };
}
