/**
 * Owns reading exercise folders from disk and saying what is wrong with a broken one (file, line, field).
 * Must not run anything that it reads.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { VERDICTS } from '../verdict.ts';
import { type Attempt, type Exercise, type ExerciseSettings, ExerciseSettingsSchema } from './exercise.ts';

/** An exercise folder that cannot be used; the message names every file, line and field at fault. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `The course content has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((p) => `  ${p}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

/** Parses exercise.yaml; problems are reported as `file:line: field: what is wrong`. */
function readSettings(file: string, shownAs: string, problems: string[]): ExerciseSettings | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter, prettyErrors: true });
  if (document.errors.length > 0) {
    for (const error of document.errors)
      problems.push(`${shownAs}:${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`);
    return undefined;
  }
  const parsed = ExerciseSettingsSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    let path: PropertyKey[] = [...issue.path];
    let node: unknown;
    while (path.length > 0 && node === undefined) {
      node = document.getIn(path, true);
      if (node === undefined) path = path.slice(0, -1);
    }
    const range = (node as { range?: [number, number, number] } | undefined)?.range;
    const line = range ? lineCounter.linePos(range[0]).line : 1;
    problems.push(`${shownAs}:${line}: ${issue.path.join('.') || '(top level)'}: ${issue.message}`);
  }
  return undefined;
}

function readAttempts(folder: string, shownAs: string, problems: string[]): Attempt[] {
  const directory = join(folder, 'attempts');
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .sort()
    .flatMap((name) => {
      const verdict = name.match(/^[a-z0-9-]+\.([a-z-]+)\.ts$/)?.[1];
      if (verdict === undefined || !(VERDICTS as readonly string[]).includes(verdict)) {
        problems.push(
          `${shownAs}/attempts/${name}: the name must be <name>.<verdict>.ts with a verdict of ${VERDICTS.join(', ')}`,
        );
        return [];
      }
      return [{ file: `attempts/${name}`, verdict, source: readFileSync(join(directory, name), 'utf8') }];
    });
}

function readExercise(folder: string, slug: string, shownAs: string, problems: string[]): Exercise | undefined {
  const before = problems.length;
  const text = (name: string): string => {
    const file = join(folder, name);
    if (existsSync(file)) return readFileSync(file, 'utf8');
    problems.push(`${shownAs}/${name}: this file is missing`);
    return '';
  };
  const yaml = join(folder, 'exercise.yaml');
  if (!existsSync(yaml)) problems.push(`${shownAs}/exercise.yaml: this file is missing`);
  const settings = existsSync(yaml) ? readSettings(yaml, `${shownAs}/exercise.yaml`, problems) : undefined;
  const attempts = readAttempts(folder, shownAs, problems);
  const texts = {
    prompt: text('prompt.md'),
    starter: text('starter.ts'),
    reference: text('reference.ts'),
    tensorReference: text('reference.tf.ts'),
    cases: text('cases.ts'),
  };
  for (const { file } of settings?.mistakes ?? [])
    if (!attempts.some((attempt) => attempt.file === file))
      problems.push(`${shownAs}/exercise.yaml: mistakes: there is no ${file}`);
  if (problems.length > before || settings === undefined) return undefined;
  return { slug, ...settings, ...texts, attempts };
}

/**
 * Reads every exercise below `directory`, in the order of the course.
 * @throws ContentError that lists all problems of all exercises.
 */
export function loadExercises(directory: string): Exercise[] {
  const problems: string[] = [];
  const shownBase = relative(process.cwd(), directory) || directory;
  const exercises = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readExercise(join(directory, entry.name), entry.name, `${shownBase}/${entry.name}`, problems))
    .filter((exercise) => exercise !== undefined);
  const seen = new Map<number, string>();
  for (const { order, slug } of exercises) {
    const other = seen.get(order);
    if (other !== undefined) problems.push(`${shownBase}/${slug}/exercise.yaml: order: ${order} is taken by ${other}`);
    seen.set(order, slug);
  }
  if (problems.length > 0) throw new ContentError(problems);
  return exercises.sort((a, b) => a.order - b.order);
}
