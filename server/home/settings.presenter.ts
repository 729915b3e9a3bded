/**
 * Owns how the settings of a course and lists of courses are shown.
 */
import { DateTime } from 'luxon';
import { logUrl } from '../audit/index.ts';
import type { Invitation, JoinedCourse } from '../courses/courses.store.ts';
import { presentCourseFields } from '../courses/index.ts';
import { describeContradiction } from '../exercises/index.ts';
import type { Course, Membership, Person } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { createFields } from '../kernel/http/fields.presenter.ts';
import type { ProxyNotice } from '../kernel/http/proxy-watch.ts';
import { courseUrl, staffUrl } from '../kernel/http/urls.ts';
import type { Words } from '../kernel/text/words.ts';
import { dataUrl, presentRetention } from '../privacy/index.ts';
import type { RetentionPlan } from '../privacy/retention.ts';
import { invitationUrls, memberUrls } from '../roster/index.ts';
import type { SettingsForm, WeekConflict } from './settings.ts';

/** Rows for further weeks below the present ones. */
const SPARE_WEEKS = 2;

/** The view model of views/home/settings. */
export function presentSettings(
  { course, weeks }: Membership,
  input: {
    readonly typed?: SettingsForm;
    readonly errors?: FieldErrors;
    readonly conflicts?: readonly WeekConflict[];
    readonly done?: boolean;
    /** Numbers of the weeks that were just moved. */
    readonly moved?: readonly number[];
    readonly plan: RetentionPlan;
    readonly mostWeeks: number;
  },
  words: Words,
) {
  const { typed, errors = {}, conflicts = [], moved = [], plan } = input;
  const { title, timeZone, retention } = typed ?? {};
  const field = createFields({ title, timeZone, retention }, errors, words);
  const local = (iso: string): string =>
    DateTime.fromISO(iso, { zone: course.timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
  const stored = weeks.map(({ number, title, startsAt }) => ({ number, title, start: local(startsAt) }));
  const last = Math.max(0, ...stored.map(({ number }) => number));
  const rows = Array.from({ length: Math.min(last + SPARE_WEEKS, input.mostWeeks) }, (_, index) => {
    const number = index + 1;
    const week = (typed?.weeks ?? stored).find((one) => one.number === number);
    const problem = errors[`week-${number}`];
    return {
      number,
      heading: words.t('course:week', { number }),
      title: week?.title ?? '',
      start: week?.start ?? '',
      error: problem === undefined ? '' : words.t(problem),
    };
  });
  return {
    title: words.t('people:settings.title'),
    scripts: [],
    action: staffUrl(course.slug, 'settings'),
    done: input.done === true,
    conflicts: conflicts.map(({ exercise, contradiction }) => {
      const { key, values } = describeContradiction(contradiction, words);
      return words.t('people:settings.conflict', {
        title: exercise.texts[words.language].title,
        number: exercise.week,
        problem: words.t(key, values),
      });
    }),
    moved: weeks
      .filter(({ number }) => moved.includes(number))
      .map(({ number, startsAt }) => words.t('people:settings.moved', { number, time: words.day(startsAt) })),
    fields: [
      field('title', 'people:course.title', { value: course.title }),
      field('timeZone', 'people:course.timeZone', { value: course.timeZone, list: 'time-zones' }),
    ],
    weeks: rows,
    weeksHint: words.t('people:settings.weeksHint', { zone: course.timeZone.replaceAll('_', ' ') }),
    timeZones: Intl.supportedValuesOf('timeZone'),
    retention: field('retention', 'personalData:retention.label', {
      value: String(plan.retention?.months ?? ''),
      hint: words.t('personalData:retention.hint'),
    }),
    retentionText: presentRetention(plan, words),
    retentionWarns: plan.warns,
    dataUrl: dataUrl(course.slug),
    logUrl: logUrl(course.slug),
    invitesUrl: memberUrls(course.slug).invites,
  };
}

/** The view model of views/home/courses: one's own courses. */
export function presentMyCourses(
  person: Person,
  list: readonly JoinedCourse[],
  invitations: readonly Invitation[],
  words: Words,
) {
  return {
    title: words.t('people:courses.title'),
    scripts: [],
    admin: person.isAdmin,
    invitations: invitations.map(({ slug, title, role, state }) => ({
      text: words.t(`people:invitation.${state}`, { course: title, role: words.t(`common:role.${role}`) }),
      acceptUrl: state === 'invited' ? invitationUrls(slug).accept : '',
      declineUrl: invitationUrls(slug).decline,
    })),
    courses: list.map(({ slug, title, role }) => ({
      url: courseUrl(slug),
      title,
      role: words.t(`common:role.${role}`),
    })),
  };
}

/** The view model of views/home/admin-courses: every course of the server, and the form of a new one. */
export function presentAdminCourses(
  {
    list,
    proxy,
    typed,
    errors,
  }: {
    readonly list: readonly Course[];
    readonly proxy: ProxyNotice | undefined;
    readonly typed: Readonly<Record<string, string>>;
    readonly errors: FieldErrors;
  },
  words: Words,
) {
  return {
    proxy: proxy && {
      found: words.t(`people:admin.proxy.${proxy.certainty}`, { ...proxy }),
      todo: words.t('people:admin.proxy.todo'),
    },
    title: words.t('people:admin.title'),
    scripts: [],
    rows: list.map(({ slug, title, timeZone, createdAt }) => ({
      url: courseUrl(slug),
      title,
      slug,
      timeZone,
      created: words.day(createdAt),
    })),
    fields: presentCourseFields(typed, errors, words),
    timeZones: Intl.supportedValuesOf('timeZone'),
  };
}
