/**
 * Owns a grader for tests of the server: it answers at once, when told to, or not at all.
 * Must not know processes.
 */
import type { GradeJob, GradeProgress, GradeReport, LateTypes } from '../../graders/protocol.ts';
import { type GraderClient, GraderUnavailable } from '../../server/grading/grader.ts';

/** A report with one visible and one hidden test, both with the given verdict. */
export function reportFor(job: GradeJob, verdict: GradeReport['verdict'] = 'accepted'): GradeReport {
  const points = verdict === 'accepted' ? 5 : 0;
  const test = { verdict, points, maxPoints: 5, message: 'Z is `4`; expected 3.', hints: [], durationMs: 1 };
  return {
    exercise: job.exercise,
    file: job.fileName,
    scope: job.scope,
    verdict,
    score: 2 * points,
    maxScore: 10,
    message: verdict === 'accepted' ? 'All tests passed.' : 'The tests failed.',
    tests: [
      { ...test, name: 'a small layer', visibility: 'visible' },
      { ...test, name: 'one example', visibility: 'hidden' },
    ],
    diagnostics: [],
    references: { exerciseVersion: 'abc123', tfjsBackend: 'wasm', tfjsVersion: '4.22.0', largestDisagreement: 1e-8 },
    timings: { compileMs: 1, typesMs: 2, runMs: 3, compareMs: 4, totalMs: 10 },
  };
}

/** A job that the grader has and has not answered yet. */
interface OpenJob {
  readonly job: GradeJob;
  progress(done: number, total: number): void;
  answer(report: GradeReport): void;
  /** Sends types after a report that said they were pending; undefined: they will never come. */
  types(types: LateTypes | undefined): void;
  /** As if the grader process died. */
  die(): void;
}

/** A grader whose jobs stay open until the test answers them. */
export interface FakeGrader extends GraderClient {
  /** Jobs not answered yet, oldest first. */
  readonly open: OpenJob[];
  /** Every job that was ever handed over. */
  readonly seen: GradeJob[];
  /** When set, jobs are answered at once. */
  respond: ((job: GradeJob) => GradeReport) | undefined;
  /** Content hashes of exercises, to be changed by the test. */
  readonly versions: Map<string, string>;
  /** Layers of the sandbox that are missing. */
  missing: string[];
  /** When set, start() fails with this message. */
  broken: string | undefined;
}

/** Creates a grader that grades `capacity` jobs at once. */
export function createFakeGrader(capacity = 2): FakeGrader {
  const open: OpenJob[] = [];
  const fake: FakeGrader = {
    capacity,
    versions: new Map(),
    missing: [],
    get confinement() {
      return { layers: ['bwrap'], missing: fake.missing, flags: [] };
    },
    open,
    seen: [],
    respond: undefined,
    broken: undefined,
    async start() {
      if (fake.broken !== undefined) throw new GraderUnavailable(fake.broken);
    },
    grade(job, onProgress = () => {}, onTypes = () => {}) {
      fake.seen.push(job);
      if (fake.respond) return Promise.resolve(fake.respond(job));
      return new Promise((resolve, reject) => {
        const entry: OpenJob = {
          job,
          progress: (done, total) => onProgress({ id: job.id, stage: 'running', done, total } satisfies GradeProgress),
          answer: (report) => end(() => resolve(report)),
          types: onTypes,
          die: () => end(() => reject(new GraderUnavailable('the grader process ended'))),
        };
        const end = (act: () => void): void => {
          open.splice(open.indexOf(entry), 1);
          act();
        };
        open.push(entry);
      });
    },
    async close() {},
  };
  return fake;
}

/** Waits until promises that are settled have been acted upon. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
