/**
 * Owns the staff's pages for reading code: the list of submissions to read, two side by side, questions, the comment library.
 */

import type { ExerciseContent } from '../exercises/catalog.ts';
import type { Membership } from '../kernel/actor.ts';
import { courseUrl } from '../kernel/http/urls.ts';
import { linesOf, presentPlainCode } from '../kernel/text/plain-code.presenter.ts';
import type { ColourCode, Rendering, RenderMarkdown } from '../kernel/text/rendering.ts';
import type { Words } from '../kernel/text/words.ts';
import { dashboardUrls, filterUrl, presentClassFilter } from '../progress/index.ts';
import type { FilterQuery } from '../progress/urls.ts';
import type { SubmissionDetails } from '../submissions/get-submission.ts';
import { compareUrl, submissionUrl, verdictBadge } from '../submissions/index.ts';
import { presentQuestion } from './annotated-code.presenter.ts';
import type { BrowsedExercise } from './browse.ts';
import type { SavedComment } from './comments.store.ts';
import type { QueuedQuestion } from './questions.ts';
import { noteUrls, reviewUrls } from './urls.ts';

const head = ({ course }: Membership, title: string) => ({
  title,
  scripts: [] as string[],
  course: { title: course.title, url: courseUrl(course.slug) },
});

/** The view model of views/review/exercise. */
export function presentExerciseReview(
  browsed: BrowsedExercise,
  query: FilterQuery,
  verdict: string,
  membership: Membership,
  words: Words,
) {
  const { exercise, standings, submissions } = browsed;
  const { slug } = membership.course;
  const urls = reviewUrls(slug);
  const shown = submissions.filter((one) => verdict === '' || one.verdict === verdict);
  const verdicts = [...new Set(submissions.map((one) => one.verdict))];
  const base = urls.exercise(exercise.slug);
  return {
    ...head(membership, `${words.t('review:title')}: ${exercise.texts[words.language].title}`),
    heading: words.t('review:title'),
    exerciseTitle: exercise.texts[words.language].title,
    dashboardUrl: dashboardUrls(slug).exercise(exercise.slug),
    filter: presentClassFilter(standings, membership, query, base, words, { week: false }),
    verdicts: (['', ...verdicts] as const).map((value) => ({
      label: value === '' ? words.t('review:all', { count: submissions.length }) : words.t(`common:verdict.${value}`),
      url: filterUrl(base, query, { verdict: value || undefined }),
      current: value === verdict,
    })),
    starterUrl: (shown[0] && urls.pair(exercise.slug, 'starter', shown[0].id)) ?? '',
    action: urls.choosePair(exercise.slug),
    rows: shown.map((one, index) => ({
      id: one.id,
      name: one.student.name,
      group: one.student.group?.name ?? '',
      url: submissionUrl(one.id),
      badge: verdictBadge(one.verdict, words),
      points: words.number(one.points),
      attempts: one.attempts,
      comments: one.comments,
      nextUrl: shown[index + 1] ? urls.pair(exercise.slug, one.id, shown[index + 1]?.id ?? '') : '',
    })),
  };
}

/** A listing line by line, or in one piece where it has too many lines. */
function presentListing(source: string, colour: ColourCode) {
  const lines = colour(source);
  if (!lines) return { lines: [], plain: presentPlainCode(linesOf(source)) };
  return { lines: lines.map((pieces, index) => ({ number: index + 1, pieces })), plain: undefined };
}

/** The view model of views/review/pair; a side without a submission is the starter. */
export function presentPair(
  {
    exercise,
    left,
    right,
    browsed,
  }: {
    exercise: ExerciseContent;
    left: SubmissionDetails | undefined;
    right: SubmissionDetails;
    browsed: BrowsedExercise;
  },
  membership: Membership,
  words: Words,
  colour: ColourCode,
) {
  const urls = reviewUrls(membership.course.slug);
  const side = (details: SubmissionDetails | undefined) =>
    details
      ? {
          name: details.submission.personName,
          time: words.time(details.submission.createdAt),
          url: submissionUrl(details.submission.id),
          badge: details.submission.verdict ? verdictBadge(details.submission.verdict, words) : undefined,
          ...presentListing(details.submission.source, colour),
        }
      : {
          name: words.t('review:starter'),
          time: '',
          url: '',
          badge: undefined,
          ...presentListing(exercise.starter, colour),
        };
  const ids = browsed.submissions.map(({ id }) => id);
  const leftId = left?.submission.id ?? 'starter';
  const place = ids.indexOf(right.submission.id);
  const neighbour = (step: number): string => {
    const id = place < 0 ? undefined : ids[place + step];
    return id === undefined ? '' : urls.pair(exercise.slug, leftId, id);
  };
  return {
    ...head(membership, `${words.t('review:pair')}: ${exercise.texts[words.language].title}`),
    heading: words.t('review:pair'),
    listUrl: urls.exercise(exercise.slug),
    exerciseTitle: exercise.texts[words.language].title,
    sides: [side(left), side(right)],
    diffUrl: left ? compareUrl(left.submission.id, right.submission.id) : '',
    before: neighbour(-1),
    after: neighbour(1),
  };
}

/** Lines shown around the one that a question is about. */
const AROUND = 3;

/** The view model of views/review/questions. */
export function presentQuestions(
  queue: readonly QueuedQuestion[],
  {
    state,
    exercise,
    mine,
    exercises,
    typed,
    error,
    errorId,
  }: {
    state: string;
    exercise: string;
    mine: boolean;
    exercises: readonly ExerciseContent[];
    typed: string;
    error: string;
    errorId: string;
  },
  membership: Membership,
  words: Words,
  { markdown, colour }: Rendering,
) {
  const urls = reviewUrls(membership.course.slug);
  const titleOf = (slug: string): string =>
    exercises.find((one) => one.slug === slug)?.texts[words.language].title ?? slug;
  const excerpt = ({ question, details }: QueuedQuestion) => {
    if (question.line === null || !details) return [];
    const { source } = details.submission;
    const lines = colour(source) ?? linesOf(source).map((text) => [{ kind: '', text }]);
    const first = Math.max(1, question.line - AROUND);
    return lines.slice(first - 1, question.line + AROUND).map((pieces, index) => ({
      number: first + index,
      pieces,
      asked: first + index === question.line,
    }));
  };
  return {
    ...head(membership, words.t('review:questions')),
    action: urls.questions,
    libraryUrl: urls.library,
    states: (['open', 'answered', 'closed', ''] as const).map((value) => ({
      value,
      label: value === '' ? words.t('review:anyState') : words.t(`review:state.${value}`),
      selected: value === state,
    })),
    exercises: exercises.map(({ slug }) => ({ slug, title: titleOf(slug), selected: slug === exercise })),
    mine,
    none: queue.length === 0 ? words.t('review:noQuestions') : '',
    questions: queue.map((queued) => {
      const { question, takenByOther } = queued;
      const texts = exercises.find((one) => one.slug === question.exercise)?.texts[words.language];
      const isMine = question.takenBy === membership.person.id;
      return {
        ...presentQuestion(question, words, markdown, (name) => texts?.testName(name) ?? name),
        student: question.personName,
        exercise: titleOf(question.exercise),
        url:
          question.line === null
            ? submissionUrl(question.submissionId)
            : noteUrls(submissionUrl(question.submissionId)).line(question.line),
        excerpt: excerpt(queued),
        open: question.state === 'open',
        taken: takenByOther
          ? words.t('review:takenBy', { name: question.takenByName ?? '' })
          : isMine
            ? words.t('review:takenByYou')
            : '',
        mayAnswer: question.state === 'open' && !takenByOther,
        isMine,
        action: urls.question(question.id),
        typed: errorId === question.id ? typed : '',
        error: errorId === question.id ? error : '',
      };
    }),
  };
}

/** The view model of views/review/library. */
export function presentLibrary(
  saved: readonly SavedComment[],
  { typed, error, done }: { typed: { title: string; text: string }; error: string; done: boolean },
  membership: Membership,
  words: Words,
  markdown: RenderMarkdown,
) {
  const urls = reviewUrls(membership.course.slug);
  return {
    ...head(membership, words.t('review:library')),
    action: urls.library,
    typed,
    error,
    done,
    comments: saved.map(({ id, title, text, uses }) => ({
      id,
      title,
      text,
      html: markdown(text, words.language),
      uses: words.t('review:uses', { count: uses }),
      action: urls.savedComment(id),
    })),
  };
}
