/**
 * Owns how exercises are shown: the list of them, and the page on which one works.
 * Must not know HTML.
 */
import type { ListedExercise } from '../services/list-exercises.ts';
import type { OpenedExercise } from '../services/open-exercise.ts';
import { formatPoints, formatTime } from './format.ts';
import { presentRow } from './submission.ts';

function presentListed({ exercise, best }: ListedExercise) {
  const graded = best && best.score !== null && best.maxScore !== null;
  const full = graded && best.score === best.maxScore;
  const state = full ? 'full' : graded ? 'partial' : best ? 'begun' : 'new';
  const label = graded
    ? `${formatPoints(best.score ?? 0)} / ${formatPoints(best.maxScore ?? 0)} points`
    : best
      ? 'Begun'
      : 'Not begun';
  return {
    url: `/exercises/${exercise.slug}`,
    title: exercise.title,
    signature: `${exercise.functionName}(${exercise.parameters.join(', ')})`,
    state,
    label,
  };
}

/** The view model of pages/exercises/index. */
export function presentExerciseList(listed: readonly ListedExercise[]) {
  const weeks = [...new Set(listed.map(({ exercise }) => exercise.week))].sort((a, b) => a - b);
  return {
    title: 'Exercises',
    scripts: [],
    weeks: weeks.map((week) => ({
      week,
      exercises: listed.filter(({ exercise }) => exercise.week === week).map(presentListed),
    })),
  };
}

/** What the person had typed when something was refused. */
export interface Typed {
  readonly source: string;
  readonly fileName: string;
  /** Stands above the editor. */
  readonly notice: { readonly title: string; readonly detail: string };
}

/** The rows of the person's history on an exercise: the view model of partials/history. */
export function presentHistory({ history, exercise }: OpenedExercise) {
  return { rows: history.map((row) => presentRow(row, () => exercise.title)) };
}

/** The view model of pages/exercises/show. `maxBytes` bounds the source. */
export function presentExercisePage(opened: OpenedExercise, maxBytes: number, typed?: Typed) {
  const { exercise, restored } = opened;
  return {
    title: exercise.title,
    scripts: ['exercise'],
    week: exercise.week,
    signature: `${exercise.functionName}(${exercise.parameters.join(', ')})`,
    promptHtml: exercise.promptHtml,
    action: `/exercises/${exercise.slug}/submissions`,
    historyUrl: `/exercises/${exercise.slug}/history`,
    source: typed?.source ?? opened.source,
    fileName: typed?.fileName ?? opened.fileName,
    maxBytes,
    notice: typed?.notice,
    restored:
      restored && !typed ? { time: formatTime(restored.createdAt), url: `/submissions/${restored.id}` } : undefined,
    starterUrl: `/exercises/${exercise.slug}?from=starter`,
    history: presentHistory(opened),
  };
}
