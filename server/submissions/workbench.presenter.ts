/**
 * Owns how the page is shown on which one works on an exercise.
 */

import { exerciseUrl, policyUrl, presentDue, presentRules } from '../exercises/index.ts';
import type { ExerciseStanding } from '../exercises/policy.ts';
import type { Membership } from '../kernel/actor.ts';
import { courseUrl, withQuery } from '../kernel/http/urls.ts';
import type { Words } from '../kernel/text/words.ts';
import { presentRow } from './submission.presenter.ts';
import { draftUrl, submissionUrl, submitUrl } from './urls.ts';
import { draftWord, type OpenedExercise } from './workbench.ts';

/** What the person had typed when something was refused. */
export interface Typed {
  readonly source: string;
  readonly fileName: string;
  /** Stands above the editor. */
  readonly notice: { readonly title: string; readonly detail: string };
}

/** What the page needs apart from the exercise. */
export interface ExercisePageInput {
  /** Bounds the source, bytes. */
  readonly maxBytes: number;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly assetUrl: (path: string) => string;
  readonly typed?: Typed;
  /** Whether to say that two submissions have to be chosen for comparing. */
  readonly chooseTwo?: boolean;
}

/** The rows of the person's history on an exercise: the view model of views/submissions/parts/history. */
export function presentHistory(opened: OpenedExercise, words: Words) {
  const { history, replaced, standing, membership, comments, answered } = opened;
  const { title } = standing.exercise.texts[words.language];
  const sealed = standing.sealed && membership.role === 'student';
  const address = exerciseUrl(membership.course.slug, standing.exercise.slug);
  const drafts = replaced.map(({ savedAt, replacedBy }) => ({
    iso: savedAt,
    time: words.time(savedAt),
    restoreUrl: withQuery(address, { from: draftWord(replacedBy) }),
  }));
  const sent = history.map((row) => {
    const [said, replies] = [comments.get(row.id), answered.get(row.id)];
    const notes = [
      ...(said ? [words.t('review:commented', { count: said })] : []),
      ...(replies ? [words.t('review:answeredCount', { count: replies })] : []),
    ];
    return { ...presentRow(row, () => title, sealed, words), said: notes.join(' · ') };
  });
  const rows = [...sent, ...drafts].sort((one, other) => other.iso.localeCompare(one.iso));
  return {
    rows,
    compare: history.length > 1,
  };
}

/** The view model of views/submissions/locked: an exercise that is not open yet. */
export function presentLocked(standing: ExerciseStanding, { course }: Membership, now: string, words: Words) {
  const { exercise } = standing;
  return {
    title: exercise.texts[words.language].title,
    scripts: [],
    course: { title: course.title, url: courseUrl(course.slug) },
    week: words.t('course:week', { number: exercise.week }),
    opens: presentDue(standing, now, words).text,
  };
}

/** The view model of views/submissions/workbench. */
export function presentExercisePage(opened: OpenedExercise, input: ExercisePageInput, words: Words) {
  const { standing, restored, draft, membership } = opened;
  const { exercise } = standing;
  const texts = exercise.texts[words.language];
  const { course, person } = membership;
  const { typed, assetUrl } = input;
  const address = exerciseUrl(course.slug, exercise.slug);
  return {
    title: texts.title,
    scripts: ['exercise'],
    heading: texts.title,
    course: { title: course.title, url: courseUrl(course.slug) },
    week: exercise.week,
    signature: `${exercise.functionName}(${exercise.parameters.join(', ')})`,
    promptHtml: texts.promptHtml,
    rules: presentRules(standing, input.now, words),
    action: submitUrl(course.slug, exercise.slug),
    historyUrl: `${address}/history`,
    compareUrl: `${address}/compare`,
    rulesUrl: membership.role === 'instructor' ? policyUrl(course.slug, exercise.slug) : '',
    source: typed?.source ?? opened.source,
    fileName: typed?.fileName ?? opened.fileName,
    maxBytes: input.maxBytes,
    notice: typed?.notice,
    restored:
      restored && !typed ? { time: words.time(restored.createdAt), url: submissionUrl(restored.id) } : undefined,
    starterUrl: `${address}?from=starter`,
    /** What the scripts of the page need, as JSON in an attribute. */
    settings: JSON.stringify({
      courseSlug: course.slug,
      exercise: exercise.slug,
      personId: person.id,
      draftUrl: draftUrl(course.slug, exercise.slug),
      draft: draft && { source: draft.source, version: draft.version, savedAt: draft.savedAt },
      /** Whether the editor shows something else than the draft: it becomes one when it is changed. */
      replaced: restored !== undefined || typed !== undefined,
      courseTypes: exercise.courseTypes,
      workerUrl: assetUrl('/assets/client/types-worker.js'),
      typesUrl: assetUrl('/assets/client/types.json'),
      messagesUrl: assetUrl('/assets/client/typescript-de.json'),
    }),
    chooseTwo: input.chooseTwo ?? false,
    history: presentHistory(opened, words),
  };
}
