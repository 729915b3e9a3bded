/**
 * Owns `gradedescent grade`: grades files with the server's engine.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import { decodeSource } from '../../graders/decode-source.ts';
import { type GradeReport, type Language, LanguageSchema, type Scope } from '../../graders/protocol.ts';
import type { GraderClient } from '../grading/grader.ts';
import { ExitCode } from './exit-code.ts';
import { printReport } from './print-report.ts';
import { createProgress } from './progress.ts';
import { exercisesFolder, withGrader } from './with-grader.ts';

interface Options {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly allTests?: boolean;
  readonly language: Language;
}

/** How all files of one command are graded. */
interface Kind {
  readonly exercise: string;
  readonly scope: Scope;
  readonly language: Language;
}

/** A report that says that the grader failed; the submission stays ungraded. */
function graderError({ exercise, scope }: Kind, file: string, message: string): GradeReport {
  const timings = { compileMs: 0, typesMs: 0, runMs: 0, compareMs: 0, totalMs: 0 };
  return {
    exercise,
    file,
    scope,
    verdict: 'grader-error',
    score: 0,
    maxScore: 0,
    message,
    tests: [],
    diagnostics: [],
    timings,
  };
}

/** What is to be graded. */
interface Source {
  readonly file: string;
  readonly source: string;
}

/** All files as texts. @throws Error that names each that cannot be read, and why */
async function readSources(files: readonly string[]): Promise<Source[]> {
  const problems: string[] = [];
  const sources: Source[] = [];
  for (const file of files) {
    try {
      sources.push({ file, source: decodeSource(await readFile(file)) });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') problems.push(`there is no file ${file}`);
      else if (code === 'EISDIR')
        problems.push(`${file} is a folder: name the files in it, as in ${join(file, '*.ts')}`);
      else problems.push(`${file}: ${message}`);
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return sources;
}

async function gradeFile(grader: GraderClient, kind: Kind, { file, source }: Source): Promise<GradeReport> {
  try {
    const report = await grader.grade({ id: randomUUID(), fileName: basename(file), source, ...kind });
    return { ...report, file };
  } catch (error) {
    return graderError(kind, file, (error as Error).message);
  }
}

/** Grades all files, several at once, and hands each report over in the order of the files. */
async function gradeFiles(
  grader: GraderClient,
  kind: Kind,
  files: readonly Source[],
  onReport: (report: GradeReport) => void,
): Promise<void> {
  const progress = createProgress(files.length);
  const reports = files.map(() => undefined as GradeReport | undefined);
  let next = 0;
  let shown = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at] as Source;
      reports[at] = await gradeFile(grader, kind, file);
      progress.tick(file.file);
      for (let report = reports[shown]; report !== undefined; report = reports[++shown]) onReport(report);
    }
  };
  await Promise.all(Array.from({ length: grader.capacity }, lane));
  progress.stop();
}

async function grade(slug: string, files: readonly string[], options: Options): Promise<void> {
  const { json, jsonl, allTests, language } = options;
  // By their folders: the grader reads what is in them, and says what is wrong with it.
  const slugs = readdirSync(exercisesFolder).filter((name) => existsSync(join(exercisesFolder, name, 'exercise.yaml')));
  if (!slugs.includes(slug)) throw new Error(`there is no exercise "${slug}"; there are: ${slugs.join(', ')}`);
  const kind: Kind = { exercise: slug, scope: allTests ? 'all' : 'visible', language };
  const sources = await readSources(files);
  const reports: GradeReport[] = [];
  await withGrader(
    (grader) =>
      gradeFiles(grader, kind, sources, (report) => {
        reports.push(report);
        if (jsonl) console.log(JSON.stringify(report));
        else if (!json) console.log(`${printReport(report, process.stdout.isTTY === true && !process.env.NO_COLOR)}\n`);
      }),
    files.length,
  );
  if (json) console.log(JSON.stringify(files.length === 1 ? reports[0] : reports, null, 2));
  const verdicts = reports.map(({ verdict }) => verdict);
  if (verdicts.includes('grader-error')) process.exitCode = ExitCode.failure;
  else if (verdicts.some((verdict) => verdict !== 'accepted')) process.exitCode = ExitCode.notAccepted;
}

export function gradeCommand(): Command {
  return new Command('grade')
    .description('grade TypeScript files; exit code 0 when all are accepted, 1 when not, 2 on a usage or grader error')
    .argument('<slug>', 'the exercise')
    .argument('<file...>', 'the files')
    .addOption(new Option('--json', 'one JSON report (a list when there are several files)').conflicts('jsonl'))
    .option('--jsonl', 'one JSON report per line, as soon as it is there')
    .addOption(
      new Option('--language <language>', "language of the report's sentences")
        .choices(LanguageSchema.options)
        .default('en'),
    )
    .option('--all-tests', 'run the hidden tests too (default: the visible ones)')
    .action(grade);
}
