/**
 * Owns reading exercise folders from disk and saying what is wrong with a broken one (file, line, field).
 * Must not run anything that it reads.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { VERDICTS } from '../verdict.ts';
import { type Exercise, ExerciseSettingsSchema, type SampleSolution } from './exercise.ts';
import { readYaml } from './read-yaml.ts';
import { TRANSLATED_LANGUAGES, TranslatedTextsSchema, type Translation, type Translations } from './translation.ts';

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

function readSamples(folder: string, shownAs: string, problems: string[]): SampleSolution[] {
  if (existsSync(join(folder, 'attempts')))
    problems.push(`${shownAs}/attempts: sample solutions stand in the folder samples; rename it`);
  const directory = join(folder, 'samples');
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .sort()
    .flatMap((name) => {
      const verdict = name.match(/^[a-z0-9-]+\.([a-z-]+)\.ts$/)?.[1];
      if (verdict === undefined || !(VERDICTS as readonly string[]).includes(verdict)) {
        problems.push(
          `${shownAs}/samples/${name}: the name must be <name>.<verdict>.ts with a verdict of ${VERDICTS.join(', ')}`,
        );
        return [];
      }
      return [{ file: `samples/${name}`, verdict, source: readFileSync(join(directory, name), 'utf8') }];
    });
}

/** The languages of which both files are there: texts.<language>.yaml and prompt.<language>.md. */
function readTranslations(folder: string, shownAs: string, problems: string[]): Translations {
  const found: Partial<Record<keyof Translations, Translation>> = {};
  for (const language of TRANSLATED_LANGUAGES) {
    const [file, prompt] = [`texts.${language}.yaml`, join(folder, `prompt.${language}.md`)];
    if (!existsSync(join(folder, file)) || !existsSync(prompt)) continue;
    const texts = readYaml(join(folder, file), `${shownAs}/${file}`, TranslatedTextsSchema, problems);
    if (texts !== undefined) found[language] = { ...texts, prompt: readFileSync(prompt, 'utf8') };
  }
  return found;
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
  const settings = existsSync(yaml)
    ? readYaml(yaml, `${shownAs}/exercise.yaml`, ExerciseSettingsSchema, problems)
    : undefined;
  const samples = readSamples(folder, shownAs, problems);
  const translations = readTranslations(folder, shownAs, problems);
  const texts = {
    prompt: text('prompt.md'),
    starter: text('starter.ts'),
    reference: text('reference.ts'),
    tensorReference: text('reference.tf.ts'),
    cases: text('cases.ts'),
  };
  for (const { file } of settings?.mistakes ?? [])
    if (!samples.some((sample) => sample.file === file))
      problems.push(`${shownAs}/exercise.yaml: mistakes: there is no ${file}`);
  if (problems.length > before || settings === undefined) return undefined;
  return { slug, ...settings, ...texts, samples, translations };
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
