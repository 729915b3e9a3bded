/**
 * Owns the course's content as the pages need it: loaded and validated once at boot, prompts rendered.
 * Must not know people or submissions.
 */
import { join } from 'node:path';
import { courseTypes } from '../../graders/catalog/course-types.ts';
import type { Exercise } from '../../graders/catalog/exercise.ts';
import type { BrokenContent } from '../../graders/catalog/load-exercises.ts';
import { offeredExercises } from '../../graders/catalog/offered-exercises.ts';
import type { Policy } from '../../graders/catalog/policy.ts';
import { LANGUAGES, type Language } from '../kernel/text/languages.ts';
import { createMarkdownRenderer } from '../kernel/text/markdown.ts';

/** The texts of an exercise in one language; English ones where there are no others. */
export interface ExerciseTexts {
  readonly title: string;
  /** Safe HTML, rendered from prompt.md. */
  readonly promptHtml: string;
  /** Name of a test in this language. */
  testName(name: string): string;
}

/** An exercise as the pages show it. References, cases and attempts stay behind. */
export interface ExerciseContent {
  readonly slug: string;
  readonly texts: Readonly<Record<Language, ExerciseTexts>>;
  readonly week: number;
  readonly functionName: string;
  readonly parameters: readonly string[];
  readonly starter: string;
  /** Whether its function trains and returns costs: its reports have cost curves. */
  readonly trains: boolean;
  /** Points of all tests together. */
  readonly points: number;
  /** The author's rules. */
  readonly policy: Policy;
  /** TypeScript declarations of module `course` at this exercise, for the editor. */
  readonly courseTypes: string;
}

/** The exercises in the order of the course. */
export interface CourseContent {
  readonly exercises: readonly ExerciseContent[];
  findExercise(slug: string): ExerciseContent | undefined;
  /** What was left out because its files are broken. */
  readonly broken: readonly BrokenContent[];
}

/**
 * Renders the prompts of loaded exercises. `shownFolder` names their folder in problems; `unread` is what could not be loaded.
 * An exercise whose English prompt cannot be rendered is left out; another language gives way to English.
 */
export function createCourseContent(
  loaded: readonly Exercise[],
  shownFolder: string,
  unread: readonly BrokenContent[] = [],
): CourseContent {
  const markdown = { en: createMarkdownRenderer('en'), de: createMarkdownRenderer('de') };
  const broken = [...unread];
  const textsOf = (exercise: Exercise, language: Language, english = false): ExerciseTexts => {
    const { slug, prompt, translations } = exercise;
    const translation = english || language === 'en' ? undefined : translations[language];
    const title = translation?.title ?? exercise.title;
    const file = join(shownFolder, slug, translation ? `prompt.${language}.md` : 'prompt.md');
    const rendered = markdown[translation ? language : 'en'].render(withoutTitle(translation?.prompt ?? prompt, title));
    if (rendered.problems.length > 0 && (translation || language === 'en')) {
      const problems = [...new Set(rendered.problems)].map((problem) => `${file}: ${problem}`);
      broken.push({ kind: translation ? 'translation' : 'exercise', name: slug, problems });
    }
    if (rendered.problems.length > 0 && translation) return textsOf(exercise, language, true);
    return { title, promptHtml: rendered.html, testName: (name) => translation?.cases[name] ?? name };
  };
  const rendered = loaded.map((exercise): ExerciseContent => {
    const { slug, week, parameters, starter, points, policy, costCurve } = exercise;
    const texts = Object.fromEntries(LANGUAGES.map((language) => [language, textsOf(exercise, language)]));
    const offered = offeredExercises(exercise, loaded).map((other) => ({
      name: other.function,
      signature: other.signature,
    }));
    return {
      slug,
      week,
      functionName: exercise.function,
      parameters,
      texts: texts as Record<Language, ExerciseTexts>,
      starter,
      trains: costCurve !== undefined,
      points,
      policy,
      courseTypes: courseTypes(offered),
    };
  });
  const isWhole = ({ slug }: ExerciseContent): boolean =>
    !broken.some(({ kind, name }) => kind === 'exercise' && name === slug);
  const exercises = rendered.filter(isWhole);
  const bySlug = new Map(exercises.map((exercise) => [exercise.slug, exercise]));
  return { exercises, findExercise: (slug) => bySlug.get(slug), broken };
}

/** The page shows the title already: a first heading that repeats it is left out. */
function withoutTitle(prompt: string, title: string): string {
  const first = /^\s*# +(.+?) *\r?\n/.exec(prompt);
  return first?.[1]?.toLowerCase() === title.toLowerCase() ? prompt.slice(first[0].length) : prompt;
}
