/**
 * Owns `gradedescent check-content`: validates every exercise by grading its starter and attempts with the real engine.
 */
import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import type { Exercise } from '../../graders/catalog/exercise.ts';
import { loadExercises } from '../../graders/catalog/load-exercises.ts';
import type { GradeReport } from '../../graders/protocol.ts';
import type { GraderClient } from '../queue/grader.ts';
import { ExitCode } from './exit-code.ts';
import { createProgress } from './progress.ts';
import { exercisesFolder, withGrader } from './with-grader.ts';

/** One file of an exercise and what grading it must give; undefined means: as it should be. */
interface Check {
  readonly exercise: Exercise;
  readonly file: string;
  readonly source: string;
  readonly problemOf: (report: GradeReport) => string | undefined;
}

const describe = ({ verdict, score, maxScore, tests }: GradeReport): string => {
  const failing = tests
    .filter((test) => test.verdict !== 'accepted')
    .map((test) => `${test.name}: ${test.verdict}: ${test.message}`);
  return `${verdict}, ${score} of ${maxScore} points${failing.length > 0 ? `\n      ${failing.slice(0, 5).join('\n      ')}` : ''}`;
};

function checksOf(exercise: Exercise): Check[] {
  const typeErrors = ({ diagnostics }: GradeReport): string | undefined =>
    diagnostics.length > 0 ? `has type errors: line ${diagnostics[0]?.line}: ${diagnostics[0]?.message}` : undefined;
  return [
    {
      exercise,
      file: 'reference.ts',
      source: exercise.reference,
      problemOf: (report) => {
        if (report.verdict !== 'accepted') return `the reference is not accepted: ${describe(report)}`;
        if (report.maxScore !== exercise.points)
          return `the tests have ${report.maxScore} points, exercise.yaml says ${exercise.points}`;
        return typeErrors(report);
      },
    },
    {
      exercise,
      file: 'starter.ts',
      source: exercise.starter,
      problemOf: (report) =>
        report.score === 0 && report.verdict !== 'accepted'
          ? undefined
          : `the starter must earn 0 points, but: ${describe(report)}`,
    },
    ...exercise.attempts.map(({ file, verdict, source }) => ({
      exercise,
      file,
      source,
      problemOf: (report: GradeReport) =>
        report.verdict === verdict ? undefined : `must be ${verdict}, but: ${describe(report)}`,
    })),
  ];
}

async function runCheck(
  grader: GraderClient,
  { exercise, file, source, problemOf }: Check,
): Promise<string | undefined> {
  try {
    return problemOf(
      await grader.grade({ id: randomUUID(), exercise: exercise.slug, fileName: file, source, scope: 'all' }),
    );
  } catch (error) {
    return (error as Error).message;
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
        const place = `exercises/${check.exercise.slug}/${check.file}`;
        const problem = await runCheck(grader, check);
        if (problem !== undefined) problems.push(`${place}: ${problem}`);
        progress.tick(place);
      }
    };
    await Promise.all(Array.from({ length: grader.capacity }, lane));
    progress.stop();
  });
  for (const problem of problems) console.log(problem);
  const attempts = chosen.reduce((sum, { attempts: list }) => sum + list.length, 0);
  console.log(
    `${chosen.length} exercises, ${attempts} attempts: ${problems.length === 0 ? 'all as they should be' : `${problems.length} problems`}`,
  );
  if (problems.length > 0) process.exitCode = ExitCode.notAccepted;
}

export function checkContentCommand(): Command {
  return new Command('check-content')
    .description(
      'validate the exercises: references agree, references are accepted, starters earn 0, each attempt earns its verdict',
    )
    .argument('[slug...]', 'only these exercises')
    .action(checkContent);
}
