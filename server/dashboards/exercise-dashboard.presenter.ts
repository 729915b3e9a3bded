/**
 * Owns how an exercise is shown to the staff: heat map of students and tests, pass rates, attempts, times, causes of failure.
 * Must not know how the figures are computed.
 */

import type { CostCurve } from '../../graders/protocol.ts';
import { exerciseUrl, policyUrl } from '../exercises/index.ts';
import type { Membership } from '../kernel/actor.ts';
import { drawColumns, drawShares } from '../kernel/charts/bars.ts';
import { drawFan, type FanCurve } from '../kernel/charts/fan.ts';
import { countShares, type FigureModel, medianOf, shareText } from '../kernel/charts/figure.presenter.ts';
import { courseUrl } from '../kernel/http/urls.ts';
import { lazily } from '../kernel/slices.ts';
import { listName } from '../kernel/text/family-name.ts';
import type { Words } from '../kernel/text/words.ts';
import { dashboardUrls, presentClassFilter } from '../progress/index.ts';
import type { FilterQuery } from '../progress/urls.ts';
import { regradesUrl, testsUrl } from '../regrading/index.ts';
import { reviewUrls } from '../review/index.ts';
import { similarUrl } from '../similarity/index.ts';
import { submissionsUrl, submissionUrl } from '../submissions/index.ts';
import type { ExerciseDashboard, HeatRow } from './exercise-dashboard.ts';

/** Attempts that have a bar of their own; more share the last one. */
const MOST_ATTEMPTS = 10;
const PARTS = 10;
const MINUTE_MS = 60_000;
/** Upper ends of the bars of times, minutes. */
const TIMES = [5, 15, 30, 60, 180, 1_440, 4_320, Number.POSITIVE_INFINITY] as const;

/** A span of time: '45 min', '3 h', '2 d'. */
export function spanText(ms: number, words: Words): string {
  const minutes = ms / MINUTE_MS;
  if (minutes < 120) return words.t('dashboard:span.minutes', { count: Math.round(minutes) });
  if (minutes < 2_880) return words.t('dashboard:span.hours', { count: Math.round(minutes / 60) });
  return words.t('dashboard:span.days', { count: Math.round(minutes / 1_440) });
}

/** 'shape:dW1' in words. */
export function causeText(cause: string, words: Words): string {
  const [kind = '', ...rest] = cause.split(':');
  const about = rest.join(':');
  // What a hidden test stopped with may have no name.
  const key = `dashboard:cause.${kind === 'error' && about === '' ? 'runtime-error' : kind}`;
  return words.has(key) ? words.t(key, { about: about === '' ? words.t('dashboard:cause.result') : about }) : cause;
}

async function presentPassRates({ tests, of }: ExerciseDashboard, words: Words): Promise<FigureModel> {
  const texts = of.exercise.texts[words.language];
  const shares = tests.map(({ passed, of: all }) => (all === 0 ? 0 : passed / all));
  const hardest = tests[shares.indexOf(Math.min(...shares))];
  const summary = hardest
    ? words.t('dashboard:tests.summary', {
        count: tests.length,
        hardest: texts.testName(hardest.name),
        share: shareText(Math.min(...shares), words),
      })
    : words.t('dashboard:noneGraded');
  const bars = tests.map(({ name }, index) => ({
    name: texts.testName(name),
    value: shares[index] ?? 0,
    text: shareText(shares[index], words),
  }));
  const axes = { xLabel: words.t('dashboard:tests.share'), yLabel: '' };
  return {
    title: words.t('dashboard:tests.title'),
    summary,
    svg: bars.length > 0 ? await drawShares({ bars, ...axes }, summary) : '',
    head: [
      words.t('dashboard:tests.test'),
      words.t('dashboard:tests.kind'),
      words.t('dashboard:tests.passed'),
      words.t('dashboard:tests.share'),
    ],
    rows: tests.map(({ name, visible, passed, of: all }, index) => ({
      head: texts.testName(name),
      cells: [
        words.t(visible ? 'dashboard:tests.visible' : 'dashboard:tests.hidden'),
        words.t('dashboard:of', { count: passed, of: all }),
        shareText(shares[index], words),
      ],
    })),
  };
}

async function presentAttempts({ attempts }: ExerciseDashboard, words: Words): Promise<FigureModel> {
  const counts = new Array<number>(MOST_ATTEMPTS).fill(0);
  for (const count of attempts) {
    const place = Math.min(count, MOST_ATTEMPTS) - 1;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const median = medianOf(attempts);
  const summary =
    median === undefined
      ? words.t('dashboard:noneAccepted')
      : words.t('dashboard:attempts.summary', { count: attempts.length, median: words.number(median, 1) });
  const bars = counts.map((value, index) => ({
    name: index === MOST_ATTEMPTS - 1 ? `${MOST_ATTEMPTS}+` : String(index + 1),
    value,
    text: value > 0 ? String(value) : '',
  }));
  const axes = { xLabel: words.t('dashboard:attempts.attempts'), yLabel: words.t('dashboard:students') };
  return {
    title: words.t('dashboard:attempts.title'),
    summary,
    svg: attempts.length > 0 ? await drawColumns({ bars, ...axes }, summary) : '',
    head: [axes.xLabel, axes.yLabel],
    rows: bars.map(({ name, value }) => ({ head: name, cells: [String(value)] })),
  };
}

async function presentTimes({ durationsMs }: ExerciseDashboard, words: Words): Promise<FigureModel> {
  const names = TIMES.map((end, index) => {
    const start = TIMES[index - 1];
    return Number.isFinite(end)
      ? `≤ ${spanText(end * MINUTE_MS, words)}`
      : `> ${spanText((start ?? 0) * MINUTE_MS, words)}`;
  });
  const bars = names.map((name, index) => {
    const [low, high] = [TIMES[index - 1] ?? -1, TIMES[index] ?? 0];
    const value = durationsMs.filter((ms) => ms / MINUTE_MS > low && ms / MINUTE_MS <= high).length;
    return { name, value, text: value > 0 ? String(value) : '' };
  });
  const median = medianOf(durationsMs);
  const summary =
    median === undefined
      ? words.t('dashboard:noneAccepted')
      : words.t('dashboard:times.summary', { median: spanText(median, words) });
  const axes = { xLabel: words.t('dashboard:times.time'), yLabel: words.t('dashboard:students') };
  return {
    title: words.t('dashboard:times.title'),
    summary,
    svg: durationsMs.length > 0 ? await drawColumns({ bars, ...axes }, summary) : '',
    head: [axes.xLabel, axes.yLabel],
    rows: bars.map(({ name, value }) => ({ head: name, cells: [String(value)] })),
  };
}

async function presentScores({ scores, of }: ExerciseDashboard, words: Words): Promise<FigureModel> {
  const { points } = of.exercise;
  const counts = countShares(
    scores.map((score) => score / points),
    PARTS,
  );
  const name = (part: number): string =>
    `${words.number((points * part) / PARTS, 1)}–${words.number((points * (part + 1)) / PARTS, 1)}`;
  const median = medianOf(scores);
  const summary =
    median === undefined
      ? words.t('dashboard:noneGraded')
      : words.t('dashboard:scores.summary', {
          count: scores.length,
          median: words.number(median, 1),
          points: words.number(points),
        });
  const bars = counts.map((value, part) => ({ name: name(part), value, text: value > 0 ? String(value) : '' }));
  const axes = { xLabel: words.t('dashboard:scores.points'), yLabel: words.t('dashboard:students') };
  return {
    title: words.t('dashboard:scores.title'),
    summary,
    svg: scores.length > 0 ? await drawColumns({ bars, ...axes }, summary) : '',
    head: [axes.xLabel, axes.yLabel],
    rows: bars.map((bar) => ({ head: bar.name, cells: [String(bar.value)] })),
  };
}

/** Costs up to the first that is not finite. */
function finiteCosts(costs: CostCurve['student']): number[] {
  const end = costs.findIndex((value) => typeof value !== 'number');
  return (end < 0 ? costs : costs.slice(0, end)) as number[];
}

async function presentFan(
  { curves, moreCurves, of }: ExerciseDashboard,
  words: Words,
): Promise<FigureModel | undefined> {
  const [first] = curves;
  if (!first) return undefined;
  const fanCurve = ({ student, iterationsPerPoint, firstDivergence }: CostCurve): FanCurve => ({
    costs: finiteCosts(student),
    iterationsPerPoint,
    right: firstDivergence === undefined,
  });
  const reference = {
    costs: finiteCosts(first.curve.reference),
    iterationsPerPoint: first.curve.iterationsPerPoint,
    right: true,
  };
  const right = curves.filter(({ curve }) => curve.firstDivergence === undefined).length;
  const summary = [
    words.t('dashboard:fan.summary', {
      test: of.exercise.texts[words.language].testName(first.test),
      count: curves.length,
      right,
    }),
    ...(moreCurves ? [words.t('dashboard:fan.newest', { most: curves.length })] : []),
  ].join(' ');
  const axes = { xLabel: words.t('dashboard:fan.iteration'), yLabel: words.t('dashboard:fan.cost') };
  const last = (costs: readonly number[]): string => (costs.length === 0 ? '–' : words.number(costs.at(-1) ?? 0, 4));
  return {
    title: words.t('dashboard:fan.title'),
    summary,
    svg: await drawFan({ curves: curves.map(({ curve }) => fanCurve(curve)), reference, ...axes }, summary),
    head: [
      words.t('dashboard:student'),
      words.t('dashboard:fan.sent'),
      words.t('dashboard:fan.last'),
      words.t('dashboard:fan.lastReference'),
      words.t('dashboard:fan.verdict'),
    ],
    rows: curves.map(({ student, createdAt, curve }) => ({
      head: listName(student),
      cells: [
        words.time(createdAt),
        last(finiteCosts(curve.student)),
        last(finiteCosts(curve.reference)),
        curve.firstDivergence === undefined
          ? words.t('dashboard:fan.same')
          : words.t('dashboard:fan.parts', { iteration: curve.firstDivergence * curve.iterationsPerPoint }),
      ],
    })),
  };
}

/** What tells the kinds of cells apart without colours. */
const SIGNS = { none: '·', pass: '✓', part: '◐', fail: '✗' } as const;

/** A row of the heat map: each test a letter and a colour; the whole row leads to the report. */
function presentHeatRow({ student, cell, tests }: HeatRow, dashboard: ExerciseDashboard, slug: string, words: Words) {
  const { counted, result } = cell;
  const titles = dashboard.of.exercise.texts[words.language];
  return {
    name: listName(student),
    url: dashboardUrls(slug).student(student.id),
    reportUrl: counted ? submissionUrl(counted.id) : '',
    points: counted ? words.number(counted.points, 1) : '–',
    attempts: result?.attempts ?? 0,
    state: counted ? '' : words.t(result ? 'dashboard:heat.waiting' : 'dashboard:heat.nothing'),
    cells: tests.map((test, place) => {
      const name = titles.testName(dashboard.tests[place]?.name ?? '');
      const verdict = test?.[2];
      const kind =
        verdict === undefined ? 'none' : verdict === 'accepted' ? 'pass' : test && test[3] > 0 ? 'part' : 'fail';
      return {
        kind,
        sign: SIGNS[kind],
        label: `${name}: ${verdict === undefined ? words.t('dashboard:heat.notRun') : words.t(`common:verdict.${verdict}`)}`,
      };
    }),
  };
}

/** The view model of views/dashboards/exercise. */
export async function presentExerciseDashboard(
  dashboard: ExerciseDashboard,
  query: FilterQuery,
  membership: Membership,
  words: Words,
) {
  const { course, role } = membership;
  const { of, rows, tests, standings, causes, begun, accepted, students } = dashboard;
  const { exercise } = of;
  const texts = exercise.texts[words.language];
  const urls = dashboardUrls(course.slug);
  return {
    title: texts.title,
    scripts: [],
    course: { title: course.title, url: courseUrl(course.slug) },
    dashboardUrl: urls.course,
    lead: words.t('dashboard:exerciseLead', { begun, accepted, of: students }),
    links: [
      {
        text: words.t('dashboard:link.submissions'),
        url: submissionsUrl(course.slug, { exercise: exercise.slug }),
      },
      { text: words.t('review:title'), url: reviewUrls(course.slug).exercise(exercise.slug) },
      { text: words.t('similar:title'), url: similarUrl(course.slug, exercise.slug) },
      { text: words.t('dashboard:link.prompt'), url: exerciseUrl(course.slug, exercise.slug) },
      ...(role === 'instructor'
        ? [
            { text: words.t('dashboard:link.rules'), url: policyUrl(course.slug, exercise.slug) },
            { text: words.t('regrade:title.tests'), url: testsUrl(course.slug, exercise.slug) },
            { text: words.t('regrade:title.index'), url: regradesUrl(course.slug, exercise.slug) },
          ]
        : []),
    ],
    filter: presentClassFilter(standings, membership, query, urls.exercise(exercise.slug), words, { week: false }),
    heat: {
      summary: words.t('dashboard:heat.summary', { count: rows.length, tests: tests.length }),
      tests: tests.map(({ name }, index) => ({ number: index + 1, name: texts.testName(name) })),
      rows: lazily(rows, (row) => presentHeatRow(row, dashboard, course.slug, words)),
    },
    passRates: await presentPassRates(dashboard, words),
    attempts: await presentAttempts(dashboard, words),
    times: await presentTimes(dashboard, words),
    scores: await presentScores(dashboard, words),
    fan: await presentFan(dashboard, words),
    causes: causes.map(({ cause, students: failing, examples }) => ({
      text: causeText(cause, words),
      students: failing,
      examples: examples.map(({ id, student }) => ({ name: student.name, url: submissionUrl(id) })),
    })),
  };
}
