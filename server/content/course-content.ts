/**
 * Owns the course's content as the pages need it: loaded and validated once at boot, prompts rendered.
 * Must not know people or submissions.
 */
import { join, relative } from 'node:path';
import type { Exercise } from '../../graders/catalog/exercise.ts';
import { ContentError, loadExercises } from '../../graders/catalog/load-exercises.ts';
import { createMarkdownRenderer } from './markdown.ts';

/** An exercise as the pages show it. References, cases and attempts stay behind. */
export interface ExerciseContent {
  readonly slug: string;
  readonly title: string;
  readonly week: number;
  readonly functionName: string;
  readonly parameters: readonly string[];
  /** Safe HTML, rendered from prompt.md. */
  readonly promptHtml: string;
  readonly starter: string;
}

/** The exercises in the order of the course. */
export interface CourseContent {
  readonly exercises: readonly ExerciseContent[];
  findExercise(slug: string): ExerciseContent | undefined;
}

/** Renders the prompts of loaded exercises. `shownFolder` names their folder in problems. @throws ContentError */
export function createCourseContent(loaded: readonly Exercise[], shownFolder: string): CourseContent {
  const markdown = createMarkdownRenderer();
  const problems: string[] = [];
  const exercises = loaded.map((exercise): ExerciseContent => {
    const prompt = markdown.render(withoutTitle(exercise.prompt, exercise.title));
    problems.push(...prompt.problems.map((problem) => `${join(shownFolder, exercise.slug, 'prompt.md')}: ${problem}`));
    const { slug, title, week, parameters, starter } = exercise;
    return { slug, title, week, functionName: exercise.function, parameters, starter, promptHtml: prompt.html };
  });
  if (problems.length > 0) throw new ContentError(problems);
  const bySlug = new Map(exercises.map((exercise) => [exercise.slug, exercise]));
  return { exercises, findExercise: (slug) => bySlug.get(slug) };
}

/** The page shows the title already: a first heading that repeats it is left out. */
function withoutTitle(prompt: string, title: string): string {
  const first = /^\s*# +(.+?) *\r?\n/.exec(prompt);
  return first?.[1]?.toLowerCase() === title.toLowerCase() ? prompt.slice(first[0].length) : prompt;
}

/** Reads and validates every exercise below `folder`. @throws ContentError that lists all problems */
export function loadCourseContent(folder: string): CourseContent {
  return createCourseContent(loadExercises(folder), relative(process.cwd(), folder) || folder);
}
