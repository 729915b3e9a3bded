/**
 * Owns how a course is shown to its staff at a glance.
 * Must not know how the figures are computed.
 */

import { presentDue } from '../exercises/index.ts';
import type { Membership } from '../kernel/actor.ts';
import { drawColumns } from '../kernel/charts/bars.ts';
import { countShares, type FigureModel, medianOf, shareText } from '../kernel/charts/figure.presenter.ts';
import { courseUrl, staffUrl } from '../kernel/http/urls.ts';
import { listName } from '../kernel/text/family-name.ts';
import type { WordKey, Words } from '../kernel/text/words.ts';
import { dashboardUrls, filterUrl, presentClassFilter } from '../progress/index.ts';
import type { FilterQuery } from '../progress/urls.ts';
import { analysisUrl } from '../quizzes/index.ts';
import { submissionsUrl, UNGRADED } from '../submissions/index.ts';
import type { CourseDashboard, ExerciseFigures } from './course-dashboard.ts';

const PARTS = 10;
/** Days named on the axis, at most. */
const MOST_TICKS = 8;

/** Submissions by day. */
async function presentDays({ days }: CourseDashboard, words: Words): Promise<FigureModel> {
  const total = days.reduce((sum, { submissions }) => sum + submissions, 0);
  const busiest = days.reduce((most, one) => (one.submissions > (most?.submissions ?? 0) ? one : most), days[0]);
  const every = Math.max(1, Math.ceil(days.length / MOST_TICKS));
  const short = (day: string): string => words.shortDay(day);
  const summary = busiest
    ? words.t('dashboard:days.summary', { count: total, day: short(busiest.day), most: busiest.submissions })
    : words.t('dashboard:days.none');
  const bars = days.map(({ day, submissions }) => ({
    name: short(day),
    value: submissions,
    text: days.length <= 31 && submissions > 0 ? String(submissions) : '',
  }));
  const axes = { xLabel: words.t('dashboard:days.day'), yLabel: words.t('dashboard:days.submissions') };
  const ticks = bars.filter((_, index) => index % every === 0).map(({ name }) => name);
  return {
    title: words.t('dashboard:days.title'),
    summary,
    svg: days.length > 0 ? await drawColumns({ bars, ...axes, ticks }, summary) : '',
    head: [axes.xLabel, axes.yLabel],
    rows: days
      .filter(({ submissions }) => submissions > 0)
      .map(({ day, submissions }) => ({ head: short(day), cells: [String(submissions)] })),
  };
}

/** How the points so far are distributed. */
async function presentShares({ shares, offered }: CourseDashboard, words: Words): Promise<FigureModel> {
  const counts = countShares(
    shares.map(({ share }) => share),
    PARTS,
  );
  const median = medianOf(shares.map(({ share }) => share));
  const name = (part: number): string => `${(100 * part) / PARTS}–${(100 * (part + 1)) / PARTS}`;
  const summary = words.t('dashboard:points.summary', {
    count: shares.length,
    offered: words.number(offered),
    median: shareText(median, words),
  });
  const axes = { xLabel: words.t('dashboard:points.share'), yLabel: words.t('dashboard:students') };
  const bars = counts.map((count, part) => ({ name: name(part), value: count, text: count > 0 ? String(count) : '' }));
  return {
    title: words.t('dashboard:points.title'),
    summary,
    svg: shares.length > 0 && offered > 0 ? await drawColumns({ bars, ...axes }, summary) : '',
    head: [axes.xLabel, axes.yLabel],
    rows: bars.map((bar) => ({ head: `${bar.name}\u00a0%`, cells: [String(bar.value)] })),
  };
}

function presentAlarms({ alarms }: CourseDashboard, slug: string, query: FilterQuery, words: Words) {
  const urls = dashboardUrls(slug);
  const found: { text: string; url: string; tone: string }[] = [];
  if (alarms.graderProblem !== undefined)
    found.push({ tone: 'bad', text: words.t('dashboard:alarm.grader', { problem: alarms.graderProblem }), url: '' });
  if (alarms.ungraded > 0)
    found.push({
      tone: 'warn',
      text: words.t('dashboard:alarm.ungraded', { count: alarms.ungraded }),
      url: submissionsUrl(slug, { verdict: UNGRADED }),
    });
  for (const { exercise, test, failed, of } of alarms.tests) {
    const texts = exercise.exercise.texts[words.language];
    found.push({
      tone: 'warn',
      text: words.t('dashboard:alarm.test', { exercise: texts.title, test: texts.testName(test), failed, of }),
      url: filterUrl(urls.exercise(exercise.exercise.slug), { ...query, week: undefined }),
    });
  }
  return found;
}

function presentExerciseRow(
  figures: ExerciseFigures,
  dashboard: CourseDashboard,
  slug: string,
  query: FilterQuery,
  words: Words,
) {
  const { of, begun, accepted, stuck, mean } = figures;
  const { exercise, rules, released } = of;
  const students = dashboard.standings.everybody.length;
  return {
    title: exercise.texts[words.language].title,
    week: exercise.week === dashboard.week ? '' : words.t('course:week', { number: exercise.week }),
    url: filterUrl(dashboardUrls(slug).exercise(exercise.slug), { ...query, week: undefined }),
    due: presentDue({ rules, released }, dashboard.standings.now, words).text,
    begun: words.t('dashboard:of', { count: begun, of: students }),
    begunShare: students === 0 ? 0 : Math.round((100 * begun) / students),
    accepted: words.t('dashboard:of', { count: accepted, of: students }),
    acceptedShare: students === 0 ? 0 : Math.round((100 * accepted) / students),
    stuck,
    mean: mean === undefined ? '–' : `${words.number(mean, 1)} / ${words.number(exercise.points)}`,
  };
}

/** The view model of views/dashboards/course. */
export async function presentCourseDashboard(
  dashboard: CourseDashboard,
  query: FilterQuery,
  membership: Membership,
  words: Words,
) {
  const { course } = membership;
  const { standings, week, alarms } = dashboard;
  const urls = dashboardUrls(course.slug);
  const rowOf = (one: ExerciseFigures) => presentExerciseRow(one, dashboard, course.slug, query, words);
  const released = dashboard.exercises.filter(({ of }) => of.released);
  const ofWeek = released.filter(({ of }) => of.exercise.week === week);
  const students = standings.everybody.length;
  const deleted = students - standings.students.length;
  const weekTitle = membership.weeks.find(({ number }) => number === week)?.title ?? '';
  const begun = students - dashboard.notBegunCount;
  const tile = (label: WordKey, text: string, note: string) => ({ label: words.t(label), text, note });
  return {
    title: words.t('dashboard:title'),
    scripts: [],
    course: { title: course.title, url: courseUrl(course.slug) },
    lead:
      week === undefined
        ? words.t('dashboard:beforeFirst')
        : [words.t('course:week', { number: week }), weekTitle].filter((part) => part !== '').join(' · '),
    filter: presentClassFilter(standings, membership, query, urls.course, words, { week: true }),
    gradebookUrl: staffUrl(course.slug, 'gradebook'),
    alarms: presentAlarms(dashboard, course.slug, query, words),
    tiles: [
      tile(
        'dashboard:tile.students',
        String(students),
        deleted > 0 ? words.t('dashboard:tile.deleted', { count: deleted }) : '',
      ),
      tile(
        'dashboard:tile.begun',
        ofWeek.length === 0 ? '–' : String(begun),
        ofWeek.length === 0
          ? words.t('dashboard:tile.noWeek')
          : shareText(students === 0 ? undefined : begun / students, words),
      ),
      tile('dashboard:tile.waiting', String(alarms.waiting), words.t('dashboard:tile.waitingNote')),
      tile('dashboard:tile.ungraded', String(alarms.ungraded), words.t('dashboard:tile.ungradedNote')),
    ],
    weekRows: ofWeek.map(rowOf),
    rows: released.filter(({ of }) => of.exercise.week !== week).map(rowOf),
    notBegun: {
      text:
        ofWeek.length === 0
          ? words.t('dashboard:notBegun.nothing')
          : words.t('dashboard:notBegun.text', { count: dashboard.notBegunCount, of: students }),
      students: dashboard.notBegun.map(({ id, group, ...names }) => ({
        name: listName(names),
        url: urls.student(id),
        group: group?.name ?? '',
      })),
    },
    days: await presentDays(dashboard, words),
    points: await presentShares(dashboard, words),
    quizzes: dashboard.quizzes.map(({ slug, title: own, week: number, attempts, mean }) => ({
      title: words.content(own),
      week: words.t('course:week', { number }),
      url: analysisUrl(course.slug, slug),
      attempts: words.t('dashboard:of', { count: attempts, of: students }),
      mean: shareText(mean, words),
    })),
  };
}
