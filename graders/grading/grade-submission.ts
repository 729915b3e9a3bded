/**
 * Owns the way of one submission: check, compile, run, compare, report.
 * A student's failure is in the report; the grader's own is thrown.
 */
import type { Exercise } from '../catalog/exercise.ts';
import type { Compiler } from '../compile/compiler.ts';
import type { Program } from '../compile/transpile.ts';
import type { TypeTarget } from '../compile/type-checker.ts';
import { explainCompileError, explainNotExported } from '../feedback/explain-verdict.ts';
import { sentencesIn } from '../feedback/words/sentences.ts';
import type { Limits } from '../limits.ts';
import { normaliseSource } from '../normalise-source.ts';
import type { WorkerPool } from '../pool/worker-pool.ts';
import type { SandboxOutcome } from '../pool/worker-process.ts';
import {
  type Diagnostic,
  type GradeJob,
  type GradeProgress,
  type GradeReport,
  type LateTypes,
  type TestReport,
  withTypes,
} from '../protocol.ts';
import type { ExpectedCase } from '../references/expected.ts';
import type { References } from '../references/references.ts';
import type { LibrarySource } from '../sandbox/library.ts';
import { visibleData } from '../visible-text.ts';
import { operatorHint, operatorsIn } from './array-operators.ts';
import { placesToTell } from './hidden-places.ts';
import { deedOf, errorPlaceOf, judgeTest, type Known, type Submission } from './judge-test.ts';
import { packInputs } from './pack-inputs.ts';
import { mistakeWritten, recogniseMistakes } from './recognise-mistakes.ts';
import { buildReport, casesInScope, failedTest, fitReport, type Timings } from './report-parts.ts';
import { placeholderSaid, starterSaid } from './starter.ts';

export interface GradingDeps {
  readonly exercise: Exercise;
  /** Exercises whose functions module `course` offers; undefined where there is no such module. */
  readonly course: readonly Exercise[] | undefined;
  readonly library: LibrarySource;
  readonly compiler: Compiler;
  readonly pool: WorkerPool;
  readonly references: References;
  readonly limits: Limits;
  readonly onProgress: (progress: GradeProgress) => void;
  /** Takes the types when the report did not wait for them; without it, the report waits. Called after the report is there. */
  readonly onTypes: ((types: LateTypes) => void) | undefined;
}

function typeTarget(exercise: Exercise, course: readonly Exercise[] | undefined): TypeTarget {
  const offered = course?.map(({ function: name, signature }) => ({ name, signature }));
  return { slug: exercise.slug, functionName: exercise.function, signature: exercise.signature, course: offered };
}

/** The report of a test that was not reached because the file could not be loaded into a fresh isolate. */
function judgeLoadFailure(
  item: ExpectedCase,
  failure: SandboxOutcome,
  submission: Submission,
  known: Known,
): TestReport {
  const { exercise, source, words } = submission;
  if (failure.status === 'replied' && failure.result.outcome === 'not-exported')
    return failedTest(item, 'compile-error', explainNotExported(exercise.function, source, words));
  // The engine refuses what the transpiler let pass, such as a second declaration of a name that modules reserve.
  if (failure.status === 'failed') {
    const reason = failure.text.replace(/ \[[^\]]*\]$/, '');
    return failedTest(item, 'compile-error', words.report.notLoaded(reason));
  }
  return judgeTest(item, failure, submission, known);
}

/** Compile errors first, then the tests; always a report. */
export async function gradeSubmission(job: GradeJob, deps: GradingDeps): Promise<GradeReport> {
  const { exercise, course, library, compiler, pool, references, limits, onProgress, onTypes } = deps;
  const startedAt = performance.now();
  const { language = 'en' } = job;
  const words = sentencesIn(language);
  const timings: Timings = { compileMs: 0, typesMs: 0, runMs: 0, compareMs: 0 };
  const set = await references.expected(exercise);
  const cases = casesInScope(set, job);
  const source = normaliseSource(job.source);
  const untouched = starterSaid(source, exercise, words);
  const report = (tests: readonly TestReport[], diagnostics: readonly Diagnostic[]): GradeReport => {
    const parts = { job, exercise, set, tests, diagnostics, timings, startedAt, words, testMs: limits.testMs };
    const built = buildReport(parts);
    const whole = untouched === undefined ? built : { ...built, message: untouched };
    return fitReport(visibleData(whole), limits.reportBytes, words);
  };
  const refuse = (diagnostics: readonly Diagnostic[]): GradeReport =>
    report(
      cases.map((item) => failedTest(item, 'compile-error', explainCompileError(diagnostics, words))),
      diagnostics,
    );

  onProgress({ id: job.id, stage: 'compiling', done: 0, total: cases.length });
  const compilation = compiler.compile(source, typeTarget(exercise, course), language, job.owner ?? job.id);
  let types: LateTypes | undefined;
  const checking = compilation.types.then((found) => {
    types = { ...found, diagnostics: visibleData(found.diagnostics) };
    return types;
  });
  checking.catch(() => {});
  /** A report with the types where they are known, or waited for. */
  const finish = async (made: GradeReport): Promise<GradeReport> => {
    if (onTypes === undefined || types !== undefined) return withTypes(made, types ?? (await checking));
    checking.then(onTypes, () => onTypes({ diagnostics: [], typesMs: 0 }));
    return { ...made, typesPending: true };
  };
  const { program, blocking, operators, compileMs } = await compilation.program;
  timings.compileMs = compileMs;
  // What has no program has no types either: they are known at once.
  if (program === undefined) return withTypes(refuse(blocking), await checking);
  if (blocking.length > 0) return finish(refuse(blocking));
  if (exercise.typeErrorsCost) {
    const { diagnostics, typesMs } = await checking;
    timings.typesMs = typesMs;
    if (diagnostics.some(({ severity }) => severity === 'error')) return refuse(diagnostics);
  }

  const { tests, runMs, compareMs } = await runTests(program, cases);
  timings.runMs = runMs;
  timings.compareMs = compareMs;
  return finish(report(tests, []));

  async function runTests(compiled: Program, items: readonly ExpectedCase[]) {
    let done = 0;
    // When a hidden test is done is not told: student code can wait for as long as a hidden number says.
    const told = items.filter(({ visibility }) => visibility === 'visible').length;
    const progress = (): void => {
      if (++done <= told) onProgress({ id: job.id, stage: 'running', done, total: items.length });
    };
    const packed = items.map((item) => ({ ...packInputs(item), calls: item.calls }));
    const runStart = performance.now();
    const run = { library, program: compiled.code, functionName: exercise.function, tests: packed };
    const { outcomes, loadFailure, loadLog } = await pool.run(run, progress, job.background);
    const compareStart = performance.now();
    const submission: Submission = { exercise, source, map: compiled.map, testMs: limits.testMs, language, words };
    const firstVisible = items.findIndex(({ visibility }) => visibility === 'visible');
    const places = items.map((item, i) => {
      const outcome = outcomes[i] ?? loadFailure;
      return outcome && errorPlaceOf(item, outcome, submission);
    });
    const tellable = placesToTell(places.filter((place) => place !== undefined));
    const { result: naming, tolerance } = exercise;
    const deeds = items.map((_item, i) => deedOf(outcomes[i]));
    const written = mistakeWritten(exercise, compiled.code);
    const mistakes = recogniseMistakes(items, deeds, { naming, tolerance });
    const file = { operators, map: compiled.map, lines: source.split('\n').length };
    const used = items.map((_item, i) => operatorsIn(outcomes[i], file));
    const shown = new Set(used.filter((_used, i) => items[i]?.visibility === 'visible').flat());
    const placeholder = placeholderSaid(source, exercise, words);
    const knownOf = (i: number, visiblePassed: boolean): Known => {
      const place = places[i];
      const visible = items[i]?.visibility === 'visible';
      const operator = operatorHint(used[i] ?? [], { visible, told: shown }, words);
      const tell = place !== undefined && tellable.has(place);
      return { tell, mistake: mistakes[i] ?? written, cause: untouched ?? operator, placeholder, visiblePassed };
    };
    const judge = (item: ExpectedCase, i: number, visiblePassed: boolean): TestReport => {
      const outcome = outcomes[i];
      const known = knownOf(i, visiblePassed);
      if (outcome !== undefined)
        return judgeTest(item, outcome, submission, known, i === firstVisible ? words.print.console(loadLog) : '');
      if (loadFailure !== undefined) return judgeLoadFailure(item, loadFailure, submission, known);
      throw new Error(`the sandbox gave no outcome for the test "${item.name}"`);
    };
    // Those that can be seen first: what is said of the others depends on them.
    const seen = items.map((item, i) => (item.visibility === 'visible' ? judge(item, i, true) : undefined));
    const visiblePassed = seen.every((test) => test === undefined || test.verdict === 'accepted');
    const judged = items.map((item, i) => seen[i] ?? judge(item, i, visiblePassed));
    return { tests: judged, runMs: compareStart - runStart, compareMs: performance.now() - compareStart };
  }
}
