/**
 * Owns `gradedescent check-content`: validates every exercise by grading its starter and samples with the real engine.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Exercise } from '../../graders/catalog/exercise.ts';
import { loadExercises } from '../../graders/catalog/load-exercises.ts';
import { translationProblems } from '../../graders/catalog/translation-problems.ts';
import type { GradeReport } from '../../graders/protocol.ts';
import type { GraderClient } from '../grading/grader.ts';
import { ExitCode } from './exit-code.ts';
import { createProgress } from './progress.ts';
import { exercisesFolder, withGrader } from './with-grader.ts';

/** One file of an exercise and what is wrong with its report, as `file: problem`; nothing means: as it should be. */
interface Check {
  readonly exercise: Exercise;
  readonly file: string;
  readonly source: string;
  readonly problemsOf: (report: GradeReport) => readonly string[];
}

const describe = ({ verdict, score, maxScore, tests }: GradeReport): string => {
  const failing = tests
    .filter((test) => test.verdict !== 'accepted')
    .map((test) => `${test.name}: ${test.verdict}: ${test.message}`);
  return `${verdict}, ${score} of ${maxScore} points${failing.length > 0 ? `\n      ${failing.slice(0, 5).join('\n      ')}` : ''}`;
};

/** What is wrong with the report of the reference, if anything. */
function referenceProblem(report: GradeReport, points: number): string | undefined {
  if (report.verdict !== 'accepted') return `the reference is not accepted: ${describe(report)}`;
  if (report.maxScore !== points) return `the tests have ${report.maxScore} points, exercise.yaml says ${points}`;
  const [first] = report.diagnostics;
  return first && `has type errors: line ${first.line}: ${first.message}`;
}

function checksOf(exercise: Exercise): Check[] {
  const inFile = (file: string, problem: string | undefined): string[] =>
    problem === undefined ? [] : [`${file}: ${problem}`];
  const exists = (file: string): boolean => existsSync(join(exercisesFolder, exercise.slug, file));
  return [
    {
      exercise,
      file: 'reference.ts',
      source: exercise.reference,
      // Its report has every test, and so the names that translations must have.
      problemsOf: (report) => [
        ...inFile('reference.ts', referenceProblem(report, exercise.points)),
        ...translationProblems(
          exercise,
          report.tests.map(({ name }) => name),
          exists,
        ),
      ],
    },
    {
      exercise,
      file: 'starter.ts',
      source: exercise.starter,
      problemsOf: (report) =>
        report.score === 0 && report.verdict !== 'accepted'
          ? []
          : inFile('starter.ts', `the starter must earn 0 points, but: ${describe(report)}`),
    },
    ...exercise.samples.map(({ file, verdict, source }) => ({
      exercise,
      file,
      source,
      problemsOf: (report: GradeReport) =>
        inFile(file, report.verdict === verdict ? undefined : `must be ${verdict}, but: ${describe(report)}`),
    })),
  ];
}

async function runCheck(
  grader: GraderClient,
  { exercise, file, source, problemsOf }: Check,
): Promise<readonly string[]> {
  try {
    return problemsOf(
      await grader.grade({ id: randomUUID(), exercise: exercise.slug, fileName: file, source, scope: 'all' }),
    );
  } catch (error) {
    return [`${file}: ${(error as Error).message}`];
  }
}

async function checkContent(slugs: readonly string[]): Promise<void> {
  const all = loadExercises(exercisesFolder);
  const unknown = slugs.find((slug) => !all.some((exercise) => exercise.slug === slug));
  if (unknown !== undefined) throw new Error(`there is no exercise "${unknown}"`);
  const chosen = slugs.length === 0 ? all : all.filter(({ slug }) => slugs.includes(slug));
  const checks = chosen.flatMap(checksOf);
  const problems: string[] = [];
  await withGrader(async (grader) => {
    const progress = createProgress(checks.length);
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let check = checks[next++]; check !== undefined; check = checks[next++]) {
        const folder = `exercises/${check.exercise.slug}`;
        for (const problem of await runCheck(grader, check)) problems.push(`${folder}/${problem}`);
        progress.tick(`${folder}/${check.file}`);
      }
    };
    await Promise.all(Array.from({ length: grader.capacity }, lane));
    progress.stop();
  });
  for (const problem of problems) console.log(problem);
  const samples = chosen.reduce((sum, { samples: list }) => sum + list.length, 0);
  console.log(
    `${chosen.length} exercises, ${samples} samples: ${problems.length === 0 ? 'all as they should be' : `${problems.length} problems`}`,
  );
  if (problems.length > 0) process.exitCode = ExitCode.notAccepted;
}

export function checkContentCommand(): Command {
  return new Command('check-content')
    .description(
      'validate the exercises: references agree, references are accepted, starters earn 0, each sample earns its verdict, translations are complete',
    )
    .argument('[slug...]', 'only these exercises')
    .action(checkContent);
}
