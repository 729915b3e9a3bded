/**
 * Owns the pages around a quiz: extra time, questions, attempts, the log.
 */

import { logUrl, presentEntry } from '../../audit/index.ts';
import type { Membership } from '../../kernel/actor.ts';
import type { FieldErrors } from '../../kernel/http/field-errors.ts';
import { createFields } from '../../kernel/http/fields.presenter.ts';
import { minutesText } from '../../kernel/text/duration.ts';
import type { WordKey, Words, WordsBelow } from '../../kernel/text/words.ts';
import type { QuizAnswer } from '../attempts.store.ts';
import type { QuizTexts } from '../question.presenter.ts';
import { presentResult } from '../result.presenter.ts';
import type { Sitting } from '../sittings.store.ts';
import { answersUrl, attemptsUrl, attemptUrl, controlUrl, extraTimeUrl, questionsUrl, revokeTimeUrl } from '../urls.ts';
import type { ManageAttempts } from './attempts.ts';

const head = (run: Sitting, { course, role }: Membership, words: Words, key: WordsBelow<'quizActs:title.'>) => ({
  title: `${words.t(`quizActs:title.${key}`)}: ${words.content(run.title)}`,
  heading: words.t(`quizActs:title.${key}`),
  scripts: [] as string[],
  back: { url: controlUrl(course.slug, run.slug), title: words.content(run.title) },
  mayAct: role === 'instructor',
});

/** Extra time in a few words: 'x 1.25 + 2:00 min'. */
function extraText({ factor, extraMs }: { factor: number; extraMs: number }, words: Words): string {
  const parts = [
    ...(factor === 1 ? [] : [words.t('quizActs:time.factorText', { factor: words.number(factor) })]),
    ...(extraMs === 0 ? [] : [words.t('quizActs:time.minutesText', { time: minutesText(extraMs, words) })]),
  ];
  return parts.join(' ');
}

/** What is typed into the form for extra time. */
export type TimeFields = Readonly<Record<'factor' | 'minutes' | 'scope' | 'reason', string>>;

/** The view model of views/quizzes/extra-time. */
export function presentTimes(
  { run, students }: ReturnType<ManageAttempts['times']>,
  membership: Membership,
  {
    typed,
    chosen,
    errors = {},
    done,
  }: { typed?: TimeFields; chosen?: readonly string[]; errors?: FieldErrors; done: boolean },
  words: Words,
) {
  const { course } = membership;
  const field = createFields(typed ?? {}, errors, words);
  return {
    ...head(run, membership, words, 'time'),
    done,
    attemptsUrl: attemptsUrl(course.slug, run.slug),
    action: extraTimeUrl(course.slug, run.slug),
    fields: [
      field('factor', 'quizActs:time.factor', { value: '1', hint: words.t('quizActs:time.factorHint') }),
      field('minutes', 'quizActs:time.minutes', { value: '0', hint: words.t('quizActs:time.minutesHint') }),
      field('reason', 'quizActs:time.reason', { hint: words.t('quizActs:time.reasonHint') }),
    ],
    forCourse: typed?.scope === 'course',
    peopleError: errors.people === undefined ? '' : words.t(errors.people),
    students: students.map(({ personId, name, granted, grantedBy, limitMs, ended }) => ({
      id: personId,
      name,
      chosen: chosen?.includes(personId) === true,
      limit: minutesText(limitMs, words),
      extra: granted ? extraText(granted, words) : '',
      scope: granted ? words.t(granted.runId === '' ? 'quizActs:time.scopeCourse' : 'quizActs:time.scopeQuiz') : '',
      why: granted
        ? words.t('quizActs:time.by', {
            name: grantedBy,
            time: words.time(granted.grantedAt),
            reason: granted.reason === '' ? '–' : granted.reason,
          })
        : '',
      revokeUrl: revokeTimeUrl(course.slug, run.slug, personId),
      revokeScope: granted?.runId === '' ? 'course' : 'quiz',
      ended: ended ? words.t('quizActs:time.ended') : '',
    })),
  };
}

/** What voiding a question would change, and what was typed. */
export interface ShownPreview {
  readonly id: string;
  readonly credit: string;
  readonly note: string;
  readonly changed: number;
  readonly of: number;
  readonly answering: number;
}

/** The view model of views/quizzes/questions. */
export function presentQuestions(
  { run, questions }: Awaited<ReturnType<ManageAttempts['questions']>>,
  membership: Membership,
  {
    preview,
    done,
    error,
  }: {
    preview?: ShownPreview | undefined;
    done: boolean;
    error: WordKey | '';
  },
  words: Words,
  markdown: QuizTexts['markdown'],
) {
  return {
    ...head(run, membership, words, 'questions'),
    done,
    error: error === '' ? '' : words.t(error),
    action: questionsUrl(membership.course.slug, run.slug),
    preview: preview && {
      ...preview,
      answering: preview.answering > 0 ? words.t('quizActs:questions.answering', { count: preview.answering }) : '',
      text: words.t('quizActs:questions.preview', {
        count: preview.of,
        changed: preview.changed,
        of: preview.of,
        id: preview.id,
      }),
    },
    questions: questions.map(({ id, text, given, facility, voided, accepted }) => ({
      id,
      html: markdown(text, words.language),
      facility:
        facility === undefined
          ? words.t('quizActs:questions.noFacility')
          : words.t('quizActs:questions.facility', { count: given, percent: words.number(100 * facility, 0) }),
      answersUrl: answersUrl(membership.course.slug, run.slug, id),
      accepted: accepted === 0 ? '' : words.t('quizActs:questions.accepted', { count: accepted }),
      voided: voided ? words.t(`quizActs:questions.voided.${voided.credit}`, { note: voided.note }) : '',
    })),
  };
}

/** The view model of views/quizzes/attempts. */
export function presentAttempts(
  { run, attempts }: ReturnType<ManageAttempts['attempts']>,
  membership: Membership,
  words: Words,
) {
  const page = head(run, membership, words, 'attempts');
  return {
    ...page,
    attempts: attempts.map(({ attempt, name, deadline }) => {
      const { id, startedAt, endedAt, endedBy, score, maxScore } = attempt;
      const points =
        score === null || maxScore === null
          ? ''
          : words.t('course:points', { count: maxScore, points: words.number(score), of: words.number(maxScore) });
      return {
        name,
        url: attemptUrl(membership.course.slug, run.slug, id),
        started: words.time(startedAt),
        ended:
          endedAt === null
            ? words.t('quizActs:attempts.until', { time: words.time(new Date(deadline).toISOString()) })
            : words.time(endedAt),
        by: words.t(`quizActs:attempts.by.${endedBy ?? 'open'}`),
        points,
      };
    }),
  };
}

function presentHistory(history: readonly QuizAnswer[], words: Words) {
  return history.map(({ questionId, version, answer, savedAt }) => ({
    question: questionId,
    version,
    answer: answer.join(' · '),
    time: words.time(savedAt),
  }));
}

/** The view model of views/quizzes/attempt. */
export function presentAttempt(
  { result, name, history }: ReturnType<ManageAttempts['attempt']>,
  membership: Membership,
  { typed, error, done }: { typed: string; error: WordKey | ''; done: boolean },
  words: Words,
  texts: QuizTexts,
) {
  const { run, attempt } = result;
  const page = head(run, membership, words, 'attempt');
  const { classScores: _, ...own } = result;
  const field = createFields({ minutes: typed }, error === '' ? {} : { minutes: error }, words);
  return {
    ...page,
    heading: name,
    title: `${name}: ${words.content(run.title)}`,
    done,
    attemptsUrl: attemptsUrl(membership.course.slug, run.slug),
    result: presentResult({ ...own, classScores: undefined }, words, texts),
    goesOn: attempt.endedAt === null,
    reopenUrl: `${attemptUrl(membership.course.slug, run.slug, attempt.id)}/reopen`,
    minutesField: field('minutes', 'quizActs:attempt.minutes', { value: '5' }),
    history: presentHistory(history, words),
  };
}

/** The view model of views/quizzes/log. */
export function presentLog({ run, entries }: ReturnType<ManageAttempts['log']>, membership: Membership, words: Words) {
  const { course, role } = membership;
  return {
    ...head(run, membership, words, 'log'),
    courseLogUrl: role === 'instructor' ? logUrl(course.slug) : '',
    entries: entries.map((entry) => presentEntry(entry, words)),
  };
}
