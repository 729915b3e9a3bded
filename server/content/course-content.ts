/**
 * Owns the course's content as the pages need it: loaded and validated once at boot, prompts rendered.
 * Must not know people or submissions.
 */
import { join, relative } from 'node:path';
import { courseTypes } from '../../graders/catalog/course-types.ts';
import type { Exercise } from '../../graders/catalog/exercise.ts';
import { ContentError, loadExercises } from '../../graders/catalog/load-exercises.ts';
import { offeredExercises } from '../../graders/catalog/offered-exercises.ts';
import type { Policy } from '../../graders/catalog/policy.ts';
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
}

/** Renders the prompts of loaded exercises. `shownFolder` names their folder in problems. @throws ContentError */
export function createCourseContent(loaded: readonly Exercise[], shownFolder: string): CourseContent {
  const markdown = createMarkdownRenderer();
  const problems: string[] = [];
  const exercises = loaded.map((exercise): ExerciseContent => {
    const { slug, title, week, parameters, starter, points, policy } = exercise;
    const prompt = markdown.render(withoutTitle(exercise.prompt, title));
    problems.push(...prompt.problems.map((problem) => `${join(shownFolder, slug, 'prompt.md')}: ${problem}`));
    const offered = offeredExercises(exercise, loaded).map((other) => ({
      name: other.function,
      signature: other.signature,
    }));
    return {
      slug,
      title,
      week,
      functionName: exercise.function,
      parameters,
      promptHtml: prompt.html,
      starter,
      points,
      policy,
      courseTypes: courseTypes(offered),
    };
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
