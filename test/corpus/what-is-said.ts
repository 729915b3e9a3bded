/**
 * Owns what the first hint on each wrong sample has to be, and the table of what is said for all of them (what-is-said.md).
 * Must not grade. Whoever adds a sample decides here only where the grader cannot know its cause, or calls it by another's name.
 */
import type { Exercise, SampleSolution } from '../../graders/catalog/exercise.ts';
import type { GradeReport, TestReport } from '../../graders/protocol.ts';

/** Samples that make the mistake of another one, in another way: `<exercise>/<name>` to the name of the other. */
const SAME_MISTAKE: Readonly<Record<string, string>> = {
  'initialize_parameters/seed-forgotten': 'no-seed',
  'initialize_parameters_deep/seed-outside': 'no-seed',
  'L_layer_model/seed-outside': 'no-seed',
  'linear_activation_backward/last-activation': 'always-sigmoid',
  'linear_activation_backward/mask-from-a-millionth': 'mask-from-a-thousandth',
  'linear_activation_forward/last-activation': 'always-sigmoid',
  'predict/rounded': 'tie-is-one',
  'seeded_random/waits-for-a-repetition': 'seeds-once',
  'two_layer_model/sign-of-da2': 'adds-gradients',
};

const BY_HEART = 'it knows the numbers of a visible test by heart; in the others it returns what no mistake would';
const EARLIER_CALLS = 'its results depend on earlier calls, and a test sees only its own';

/** Samples whose cause no report can name, and why. */
const UNKNOWABLE: Readonly<Record<string, string>> = {
  'L_layer_model/hard-coded': BY_HEART,
  'L_model_forward/global-caches': EARLIER_CALLS,
  'compute_cost/hard-coded': BY_HEART,
  'compute_cost/running-total': EARLIER_CALLS,
  'initialize_parameters/hard-coded': BY_HEART,
  'linear_backward/hard-coded': BY_HEART,
  'linear_forward/hard-coded': BY_HEART,
  'linear_forward/remembers-by-shape': EARLIER_CALLS,
  'linear_forward/remembers-calls': EARLIER_CALLS,
  'predict/first-call': EARLIER_CALLS,
  'predict/hard-coded': BY_HEART,
  'seeded_random/hard-coded': BY_HEART,
  'two_layer_model/hard-coded': BY_HEART,
  'update_parameters/remembers-by-shape': EARLIER_CALLS,
};

/** Verdicts and failures whose own sentence says the cause: which keys, which line, which limit. */
const TELLING = new Set(['compile-error', 'time-limit', 'memory-limit', 'output-limit', 'runtime-error']);

const nameOf = ({ file }: SampleSolution): string => file.replace(/^samples\/(.*)\.[a-z-]+\.ts$/, '$1');

/** All that was said in the tests that failed, the first test first. */
const failing = (report: GradeReport): TestReport[] => report.tests.filter(({ verdict }) => verdict !== 'accepted');

/** How the cause of a wrong sample is to be named. */
export type Cause =
  | { readonly kind: 'recognised'; readonly hint: string }
  | { readonly kind: 'general' }
  | { readonly kind: 'unknowable'; readonly reason: string };

/** What the first hint on a wrong sample has to be. */
export function causeOf(exercise: Exercise, sample: SampleSolution): Cause {
  const id = `${exercise.slug}/${nameOf(sample)}`;
  const reason = UNKNOWABLE[id];
  if (reason !== undefined) return { kind: 'unknowable', reason };
  const name = SAME_MISTAKE[id] ?? nameOf(sample);
  const known = exercise.mistakes.find(({ file }) => file.startsWith(`samples/${name}.`));
  return known === undefined ? { kind: 'general' } : { kind: 'recognised', hint: known.hint };
}

/** What is wrong with what is said about a wrong sample; nothing when its cause is named, and no other one. */
export function problemsOf(exercise: Exercise, sample: SampleSolution, report: GradeReport): string[] {
  const cause = causeOf(exercise, sample);
  const own = cause.kind === 'recognised' ? cause.hint : undefined;
  const tests = failing(report);
  const [first] = tests;
  if (first === undefined) return ['no test failed'];
  const problems: string[] = [];
  const [hint] = first.hints;
  if (own !== undefined && hint !== own) problems.push(`the first hint is "${hint}" instead of "${own}"`);
  if (
    cause.kind === 'general' &&
    hint === undefined &&
    !TELLING.has(first.verdict) &&
    first.failure?.category !== 'keys'
  )
    problems.push(`nothing names the cause: "${first.message}"`);
  const others = new Set(exercise.mistakes.map((mistake) => mistake.hint).filter((other) => other !== own));
  for (const test of tests)
    for (const said of test.hints)
      if (others.has(said)) problems.push(`"${test.name}" is given the hint of another mistake: "${said}"`);
  return problems;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A line of the table: the sample, and the words that name its cause. */
function lineOf(exercise: Exercise, sample: SampleSolution, report: GradeReport): string {
  const cause = causeOf(exercise, sample);
  const [first] = failing(report);
  const said =
    cause.kind === 'unknowable'
      ? `*cannot be known:* ${cause.reason}`
      : (first?.hints[0] ?? first?.message ?? 'nothing');
  return `| ${nameOf(sample)} | ${sample.verdict} | ${cell(said)} |`;
}

const INTRODUCTION = `# What is said about each wrong sample

The first hint of the first test that fails, or its message where that names the cause. Checked by corpus.test.ts; written anew by
\`UPDATE_SAID=1 npm test -- test/corpus\`. Read the difference before you commit it.
`;

/** The table of all wrong samples of all exercises. */
export function tableOf(
  graded: readonly { readonly exercise: Exercise; readonly sample: SampleSolution; readonly report: GradeReport }[],
): string {
  const sections = [...new Set(graded.map(({ exercise }) => exercise))].map((exercise) => {
    const lines = graded.filter((entry) => entry.exercise === exercise);
    return [
      `\n## ${exercise.slug}\n`,
      '| sample | verdict | said |',
      '| --- | --- | --- |',
      ...lines.map(({ sample, report }) => lineOf(exercise, sample, report)),
      '',
    ].join('\n');
  });
  return INTRODUCTION + sections.join('');
}

/** Names in the lists above that no sample has. */
export function strangersIn(exercises: readonly Exercise[]): string[] {
  const wrong = exercises.flatMap((exercise) =>
    exercise.samples
      .filter(({ verdict }) => verdict !== 'accepted')
      .map((sample) => `${exercise.slug}/${nameOf(sample)}`),
  );
  return [...Object.keys(SAME_MISTAKE), ...Object.keys(UNKNOWABLE)].filter((id) => !wrong.includes(id));
}
