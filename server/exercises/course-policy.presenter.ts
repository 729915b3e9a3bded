/**
 * Owns how instructors see the rules of their course's exercises, and the forms to change them.
 * Must not know how forms are read.
 */
import { DateTime, Duration } from 'luxon';
import { COUNTING, HIDDEN_RESULTS, type Policy } from '../../graders/catalog/policy.ts';
import type { Membership } from '../kernel/actor.ts';
import type { Problem, Problems } from '../kernel/http/field-errors.ts';
import { staffUrl } from '../kernel/http/urls.ts';
import type { WordKey, Words, WordsBelow } from '../kernel/text/words.ts';
import type { CoursePolicy, RefusedGrant, RefusedRules } from './course-policy.ts';
import { describeContradiction, presentOwnDue } from './policy.presenter.ts';
import { findContradiction, type Rules } from './policy.ts';
import type { GrantFields, PolicyFields } from './policy-form.ts';
import { exerciseUrl, extensionUrls, policyUrl, revokeExtensionUrl } from './urls.ts';

/** '1 day', '36 hours', as the form reads it back. */
function durationText(iso: string, words: Words): string {
  const minutes = Duration.fromISO(iso).as('minutes');
  const say = (unit: WordsBelow<'rules:lateText.'>, count: number): string =>
    words.t(`rules:lateText.${unit}`, { count });
  if (minutes % 1440 === 0) return say('day', minutes / 1440);
  return minutes % 60 === 0 ? say('hour', minutes / 60) : say('minute', Math.round(minutes));
}

const lateSteps = (late: Policy['late'], words: Words): string[] =>
  late.map(({ after, percent }) => `${durationText(after, words)} ${percent}`);

/** As the form reads it back. */
function lateText(late: Policy['late'], words: Words): string {
  return late.length === 0 ? words.t('rules:lateText.none') : lateSteps(late, words).join('\n');
}

/** In one line, for the table. */
function lateLine(late: Policy['late'], words: Words): string {
  if (late.length === 0) return words.t('rules:table.noLate');
  return lateSteps(late, words)
    .map((step) => `${step} %`)
    .join(', ');
}

const attemptsText = (attempts: number | null, words: Words): string =>
  attempts === null ? words.t('rules:table.free') : words.number(attempts);

/** Why rules were not taken, at the field that is to be changed. */
export function describeRefusedRules({ contradiction, personName }: RefusedRules, words: Words): Problems {
  if (personName !== undefined)
    return { hiddenResults: { key: 'rules:errors.neverShownTo', values: { name: personName } } };
  const field = contradiction.kind === 'neverShown' ? 'hiddenResults' : 'due';
  return { [field]: describeContradiction(contradiction, words) };
}

/** Why an extension was not granted, at its field. */
export function describeRefusedGrant(refusal: RefusedGrant, words: Words): Problems {
  switch (refusal.kind) {
    case 'noSuchStudent':
      return { person: { key: 'rules:errors.noSuchStudent' } };
    case 'neverDueAnyway':
      return { due: { key: 'rules:errors.neverDueAnyway' } };
    case 'notLater': {
      const values = { own: words.day(refusal.dueAt), everybody: words.day(refusal.everybodyDueAt) };
      return { due: { key: 'rules:errors.notLater', values } };
    }
    default:
      return { due: describeContradiction(refusal, words) };
  }
}

/** What is wrong with the rules as they are, such as after the weeks of the course were moved; empty: nothing. */
function problemOf(rules: Rules, words: Words): string {
  const found = findContradiction(rules);
  if (!found) return '';
  const { key, values } = describeContradiction(found, words);
  return words.t(key, values);
}

/** The view model of views/exercises/course-policy. */
export function presentPolicyTable(list: readonly CoursePolicy[], membership: Membership, words: Words) {
  return {
    extensionsUrl: extensionUrls(membership.course.slug).list,
    title: words.t('rules:table.title'),
    scripts: [],
    rows: list.map(({ exercise, rules, override, extensions }) => ({
      title: exercise.texts[words.language].title,
      url: policyUrl(membership.course.slug, exercise.slug),
      week: words.t('course:week', { number: exercise.week }),
      changed: Object.keys(override).length > 0,
      problem: problemOf(rules, words),
      open: rules.scheduled ? (rules.releaseAt ? words.day(rules.releaseAt) : '–') : words.t('rules:table.unscheduled'),
      due: rules.dueAt ? words.day(rules.dueAt) : words.t('rules:table.noDue'),
      late: lateLine(override.late ?? exercise.policy.late, words),
      attempts: attemptsText(rules.attempts, words),
      hidden: words.t(`rules:hiddenChoice.${rules.hiddenResults}`),
      counts: words.t(`rules:countsChoice.${rules.counts}`),
      extensions: extensions.length,
    })),
  };
}

/** What was typed into the forms, when something was wrong with it. */
export interface TypedPolicy {
  readonly rules?: { readonly fields: PolicyFields; readonly problems: Problems };
  readonly grant?: { readonly fields: GrantFields; readonly problems: Problems };
  /** Key of what was just done. */
  readonly done?: WordKey | undefined;
}

/** The form's fields for what is set now. */
function fieldsOf(override: Partial<Policy>, zone: string, words: Words): PolicyFields {
  const local = (moment: string | null | undefined): string =>
    moment && !moment.startsWith('P') ? DateTime.fromISO(moment, { zone }).toFormat("yyyy-MM-dd'T'HH:mm") : '';
  return {
    release: local(override.release),
    dueMode: override.due === undefined ? '' : override.due === null ? 'none' : 'set',
    due: local(override.due),
    late: override.late ? lateText(override.late, words) : '',
    attempts: override.attempts === undefined ? '' : attemptsText(override.attempts, words),
    coolDown: override.coolDown === undefined ? '' : String(Duration.fromISO(override.coolDown).as('seconds')),
    hiddenResults: override.hiddenResults ?? '',
    counts: override.counts ?? '',
  };
}

/** The view model of views/exercises/policy. */
export function presentPolicyForm(
  { exercise, rules, override, extensions }: CoursePolicy,
  students: readonly { id: string; name: string }[],
  membership: Membership,
  typed: TypedPolicy,
  words: Words,
) {
  const zone = membership.course.timeZone;
  const { policy } = exercise;
  const { slug } = membership.course;
  const url = policyUrl(slug, exercise.slug);
  const fields = typed.rules?.fields ?? fieldsOf(override, zone, words);
  const granted = typed.grant?.fields ?? {};
  const say = (problem: Problem | undefined): string => (problem ? words.t(problem.key, problem.values) : '');
  const inFile = (value: string): string => words.t('rules:edit.file', { value });
  const moment = (value: string | null): string => {
    if (value === null) return words.t('rules:edit.dueNone');
    return value.startsWith('P')
      ? `${words.t('course:week', { number: exercise.week })} + ${durationText(value, words)}`
      : words.day(value);
  };
  const field = (name: keyof PolicyFields, file: string) => ({
    value: fields[name] ?? '',
    file: inFile(file),
    error: say(typed.rules?.problems[name]),
  });
  const choices = <Value extends string>(
    name: 'hiddenResults' | 'counts',
    values: readonly Value[],
    labelOf: (value: Value) => string,
  ) => values.map((value) => ({ value, label: labelOf(value), selected: fields[name] === value }));
  const title = exercise.texts[words.language].title;
  return {
    title: words.t('rules:edit.title', { title }),
    scripts: [],
    tableUrl: staffUrl(slug, 'exercises'),
    exerciseUrl: exerciseUrl(slug, exercise.slug),
    exerciseTitle: title,
    done: typed.done === undefined ? '' : words.t(typed.done),
    lead: words.t('rules:edit.lead', { zone: zone.replaceAll('_', ' ') }),
    problem: problemOf(rules, words),
    now: {
      open: rules.releaseAt ? words.day(rules.releaseAt) : '–',
      due: rules.dueAt ? words.day(rules.dueAt) : words.t('rules:table.noDue'),
    },
    action: url,
    release: field('release', moment(policy.release)),
    dueModes: ['', 'set', 'none'].map((value) => ({
      value,
      label: words.t(`rules:edit.${value === '' ? 'asFile' : value === 'set' ? 'dueSet' : 'dueNone'}`),
      selected: (fields.dueMode ?? '') === value,
    })),
    due: field('due', moment(policy.due)),
    late: field('late', lateText(policy.late, words).replaceAll('\n', ', ')),
    attempts: field('attempts', attemptsText(policy.attempts, words)),
    coolDown: field('coolDown', String(Duration.fromISO(policy.coolDown).as('seconds'))),
    hidden: {
      choices: choices('hiddenResults', HIDDEN_RESULTS, (value) => words.t(`rules:hiddenChoice.${value}`)),
      error: say(typed.rules?.problems.hiddenResults),
      file: inFile(words.t(`rules:hiddenChoice.${policy.hiddenResults}`)),
    },
    counts: {
      choices: choices('counts', COUNTING, (value) => words.t(`rules:countsChoice.${value}`)),
      file: inFile(words.t(`rules:countsChoice.${policy.counts}`)),
    },
    grant: {
      action: `${url}/extensions`,
      students: students.map(({ id, name }) => ({ id, name, selected: granted.person === id })),
      person: say(typed.grant?.problems.person),
      due: { value: granted.due ?? '', error: say(typed.grant?.problems.due) },
      dueHint: rules.everybodyDueAt
        ? words.t('rules:grant.dueHint', { time: words.day(rules.everybodyDueAt) })
        : words.t('rules:grant.dueHintNever'),
      never: granted.never === 'yes',
      attempts: { value: granted.attempts ?? '', error: say(typed.grant?.problems.attempts) },
      reason: granted.reason ?? '',
    },
    extensions: extensions.map((one) => ({
      name: one.personName,
      due: presentOwnDue(one, rules.everybodyDueAt, words) || words.t('rules:grant.keep'),
      attempts: one.extraAttempts,
      reason: one.reason,
      granted: words.time(one.grantedAt),
      revokeUrl: revokeExtensionUrl(slug, exercise.slug, one.personId),
    })),
  };
}
