/**
 * Owns the page on which it is set when and how a quiz runs, and from which a draft is published.
 * Must not compute times.
 */
import { DateTime } from 'luxon';
import type { Membership } from '../../kernel/actor.ts';
import type { Problems } from '../../kernel/http/field-errors.ts';
import { createFields } from '../../kernel/http/fields.presenter.ts';
import { minutes } from '../../kernel/text/duration.ts';
import type { Words } from '../../kernel/text/words.ts';
import { MODES, RESULTS } from '../model/quiz-schema.ts';
import type { Sitting } from '../sittings.store.ts';
import type { AnnouncedQuiz } from '../take/open.ts';
import { presentAnnounced } from '../take/take.presenter.ts';
import { controlPartUrl, controlUrl, editorUrl, planSettingsUrl } from '../urls.ts';
import type { PlanWarning } from './plan.ts';
import type { QuizPlanFields } from './plan-form.ts';

/** What was typed and what is said of it. */
export interface QuizSettings {
  readonly typed?: QuizPlanFields;
  readonly errors?: Problems;
  /** What has to be confirmed before the times are saved, or the draft is published. */
  readonly warnings?: readonly PlanWarning[];
  /** Publishing was asked for without that. */
  readonly unconfirmed?: boolean;
  readonly done: boolean;
}

function warningText(warning: PlanWarning, words: Words): string {
  if (warning.kind !== 'short')
    return words.t(`quizControl:warning.${warning.kind}`, { closes: words.day(warning.closesAt) });
  const values = { left: minutes(warning.leftMs), limit: minutes(warning.limitMs) };
  return words.t('quizControl:warning.short', values);
}

const local = (iso: string, zone: string): string => DateTime.fromISO(iso, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

/** The view model of views/quizzes/plan. */
export function presentQuizSettings(
  /** `announced`: what students would read; only of a draft. */
  { run, announced }: { readonly run: Sitting; readonly announced: AnnouncedQuiz | undefined },
  { course }: Membership,
  { typed, errors = {}, warnings = [], unconfirmed = false, done }: QuizSettings,
  words: Words,
  markdown: (text: string) => string,
) {
  const field = createFields(typed ?? {}, errors, words);
  const zone = words.t('course:zone', { zone: course.timeZone.replaceAll('_', ' ') });
  const choices = <Value extends string>(
    name: 'mode' | 'results',
    values: readonly Value[],
    chosen: Value,
    labelOf: (value: Value) => string,
  ) => ({
    name,
    error: errors[name] === undefined ? '' : words.t(errors[name].key),
    options: values.map((value) => ({
      value,
      id: `${name}-${value}`,
      checked: (typed?.[name] ?? chosen) === value,
      label: labelOf(value),
    })),
  });
  return {
    title: words.t('quizControl:settings.title', { title: words.content(run.title) }),
    scripts: [],
    back: { url: controlUrl(course.slug, run.slug), title: words.content(run.title) },
    action: planSettingsUrl(course.slug, run.slug),
    warnings: warnings.map((warning) => warningText(warning, words)),
    confirms: run.publishedAt !== null && warnings.length > 0,
    draft: announced && {
      ...presentAnnounced(announced, words, markdown),
      publishUrl: controlPartUrl(course.slug, run.slug, 'publish'),
      questionsUrl: editorUrl(course.slug, run.slug),
      confirms: warnings.length > 0,
      unconfirmed,
    },
    removeUrl: `${controlUrl(course.slug, run.slug)}/remove`,
    done,
    mode: choices('mode', MODES, run.mode, (value) => words.t(`quizControl:choice.mode.${value}`)),
    results: choices('results', RESULTS, run.results, (value) => words.t(`quizControl:choice.results.${value}`)),
    fields: [
      field('limit', 'quizControl:settings.limit', {
        value: minutes(run.limitMs),
        hint: words.t('quizControl:settings.limitHint'),
      }),
      field('opens', 'quizControl:settings.opens', {
        type: 'datetime-local',
        value: local(run.opensAt, course.timeZone),
        hint: zone,
      }),
      field('closes', 'quizControl:settings.closes', {
        type: 'datetime-local',
        value: local(run.closesAt, course.timeZone),
        hint: zone,
      }),
      field('grace', 'quizControl:settings.grace', {
        value: String(run.graceMs / 1_000),
        hint: words.t('quizControl:settings.graceHint'),
      }),
    ],
  };
}
