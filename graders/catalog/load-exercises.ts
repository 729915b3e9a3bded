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

/** Something of the content that cannot be used: the rest is used without it. */
export interface BrokenContent {
  /** A translation is left out alone: its exercise is shown in English. */
  readonly kind: 'exercise' | 'translation' | 'quiz';
  /** Name of its folder. */
  readonly name: string;
  /** Each as `file:line: field: what is wrong`. */
  readonly problems: readonly string[];
}

/** Why a file of the content cannot be read, for the one who wrote it. */
const READING_PROBLEMS: Readonly<Record<string, string>> = {
  EISDIR: 'this is a folder; a file is expected',
  ENOENT: 'this file is missing',
  EACCES: 'the server may not read this file',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'this file is not UTF-8 text; save it as UTF-8',
};

/** The text of a file of the content; undefined, with a problem noted, when it cannot be read. */
export function readContentText(file: string, shownAs: string, problems: string[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    problems.push(`${shownAs}: ${READING_PROBLEMS[code] ?? message}`);
    return undefined;
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
      const source = readContentText(join(directory, name), `${shownAs}/samples/${name}`, problems);
      return source === undefined ? [] : [{ file: `samples/${name}`, verdict, source }];
    });
}

/** The languages of which both files are there: texts.<language>.yaml and prompt.<language>.md. */
function readTranslations(folder: string, shownAs: string, problems: string[]): Translations {
  const found: Partial<Record<keyof Translations, Translation>> = {};
  for (const language of TRANSLATED_LANGUAGES) {
    const [file, prompt] = [`texts.${language}.yaml`, join(folder, `prompt.${language}.md`)];
    if (!existsSync(join(folder, file)) || !existsSync(prompt)) continue;
    const source = readContentText(join(folder, file), `${shownAs}/${file}`, problems);
    const texts = source && readYaml(source, `${shownAs}/${file}`, TranslatedTextsSchema, problems);
    const text = readContentText(prompt, `${shownAs}/prompt.${language}.md`, problems);
    if (texts && text !== undefined) found[language] = { ...texts, prompt: text };
  }
  return found;
}

/** Reads one exercise; problems of its own and of its translations are added apart. */
function readExercise(
  folder: string,
  slug: string,
  shownAs: string,
  { own: problems, translated }: { readonly own: string[]; readonly translated: string[] },
): Exercise | undefined {
  const text = (name: string): string => readContentText(join(folder, name), `${shownAs}/${name}`, problems) ?? '';
  const yaml = readContentText(join(folder, 'exercise.yaml'), `${shownAs}/exercise.yaml`, problems);
  const settings =
    yaml === undefined ? undefined : readYaml(yaml, `${shownAs}/exercise.yaml`, ExerciseSettingsSchema, problems);
  const samples = readSamples(folder, shownAs, problems);
  const translations = readTranslations(folder, shownAs, translated);
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
  if (problems.length > 0 || settings === undefined) return undefined;
  return { slug, ...settings, ...texts, samples, translations };
}

/** Reads every exercise below `directory` that can be read, in the order of the course, and says which cannot, and why. */
export function readExercises(directory: string): {
  readonly exercises: readonly Exercise[];
  readonly broken: readonly BrokenContent[];
} {
  const broken: BrokenContent[] = [];
  const note = (kind: BrokenContent['kind'], name: string, problems: readonly string[]): void => {
    if (problems.length > 0) broken.push({ kind, name, problems });
  };
  const shownBase = relative(process.cwd(), directory) || directory;
  const seen = new Map<number, string>();
  const exercises = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .sort((one, other) => one.name.localeCompare(other.name))
    .flatMap(({ name }) => {
      const problems = { own: [] as string[], translated: [] as string[] };
      const shownAs = `${shownBase}/${name}`;
      const exercise = readExercise(join(directory, name), name, shownAs, problems);
      const other = exercise && seen.get(exercise.order);
      if (exercise && other !== undefined)
        problems.own.push(`${shownAs}/exercise.yaml: order: ${exercise.order} is taken by ${other}`);
      note('exercise', name, problems.own);
      note('translation', name, problems.translated);
      if (!exercise || problems.own.length > 0) return [];
      seen.set(exercise.order, name);
      return [exercise];
    });
  return { exercises: exercises.sort((a, b) => a.order - b.order), broken };
}

/** The same where everything has to be whole. @throws ContentError that lists all problems of all exercises */
export function loadExercises(directory: string): readonly Exercise[] {
  const { exercises, broken } = readExercises(directory);
  if (broken.length > 0) throw new ContentError(broken.flatMap(({ problems }) => problems));
  return exercises;
}
