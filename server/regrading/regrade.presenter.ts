/**
 * Owns the pages on which an exercise's submissions are graded again, and its tests are decided about.
 */

import type { ExerciseContent } from '../exercises/catalog.ts';
import type { Regrade } from '../grading/regrades.store.ts';
import type { Membership } from '../kernel/actor.ts';
import { lazily } from '../kernel/slices.ts';
import type { WordKey, Words, WordsBelow } from '../kernel/text/words.ts';
import { dashboardUrls } from '../progress/index.ts';
import { submissionUrl, verdictBadge } from '../submissions/index.ts';
import type { RegradeDetails, RegradeOverview } from './regrade.ts';
import { presentScoreChanges } from './score-changes.presenter.ts';
import type { DecidedTest, VoidPreview } from './test-decisions.ts';
import { regradesUrl, regradeUrl, testsUrl } from './urls.ts';

const head = (exercise: ExerciseContent, { course }: Membership, key: WordsBelow<'regrade:title.'>, words: Words) => ({
  title: `${words.t(`regrade:title.${key}`)}: ${exercise.texts[words.language].title}`,
  heading: words.t(`regrade:title.${key}`),
  scripts: [] as string[],
  dashboard: { url: dashboardUrls(course.slug).exercise(exercise.slug), title: exercise.texts[words.language].title },
});

function presentState(regrade: Regrade, words: Words) {
  const { state, total, done, failed } = regrade;
  const tones = { running: 'calm', ready: 'warn', applied: 'good', cancelled: 'calm', reverted: 'calm' } as const;
  return {
    label: words.t(`regrade:state.${state}`),
    tone: tones[state],
    progress: words.t('regrade:progress', { done: done + failed, total }),
    value: done + failed,
    max: Math.max(1, total),
    failed: failed > 0 ? words.t('regrade:failed', { count: failed }) : '',
  };
}

/** What was typed into the form that begins a regrade. */
export interface TypedRegrade {
  readonly since?: string;
  readonly reason?: string;
  readonly neverLower?: boolean;
  /** Key of words. */
  readonly error?: WordKey;
}

/** The view model of views/regrading/regrades. */
export function presentRegrades(overview: RegradeOverview, membership: Membership, typed: TypedRegrade, words: Words) {
  const { exercise, graded, outdated, known, regrades } = overview;
  const { slug } = membership.course;
  const open = regrades.some(({ state }) => state === 'running' || state === 'ready');
  return {
    ...head(exercise, membership, 'index', words),
    action: regradesUrl(slug, exercise.slug),
    testsUrl: testsUrl(slug, exercise.slug),
    outdated: known
      ? words.t(outdated > 0 ? 'regrade:outdated' : 'regrade:upToDate', { count: outdated, graded })
      : words.t('regrade:unknown'),
    isOutdated: known && outdated > 0,
    mayStart: !open && graded > 0,
    nothing: graded === 0,
    since: typed.since ?? '',
    reason: typed.reason ?? '',
    neverLower: typed.neverLower ?? true,
    error: typed.error === undefined ? '' : words.t(typed.error),
    zone: words.t('course:zone', { zone: membership.course.timeZone.replaceAll('_', ' ') }),
    regrades: regrades.map((regrade) => ({
      url: regradeUrl(slug, exercise.slug, regrade.id),
      time: words.time(regrade.startedAt),
      reason: regrade.reason,
      ...presentState(regrade, words),
    })),
  };
}

/** The view model of views/regrading/regrade. */
export async function presentRegrade(details: RegradeDetails, membership: Membership, words: Words) {
  const { exercise, regrade, results, kept, changes, due } = details;
  const { slug } = membership.course;
  const url = regradeUrl(slug, exercise.slug, regrade.id);
  const running = regrade.state === 'running';
  return {
    ...head(exercise, membership, 'show', words),
    scripts: running ? ['live-part'] : [],
    refresh: running,
    indexUrl: regradesUrl(slug, exercise.slug),
    action: url,
    state: { ...presentState(regrade, words), url: running ? `${url}/progress` : '' },
    running,
    due: due > 0 ? words.t('regrade:due', { count: due }) : '',
    ready: regrade.state === 'ready',
    applied: regrade.state === 'applied',
    facts: [
      { term: words.t('regrade:fact.started'), text: words.time(regrade.startedAt) },
      ...(regrade.decidedAt === null
        ? []
        : [{ term: words.t(`regrade:state.${regrade.state}`), text: words.time(regrade.decidedAt) }]),
      {
        term: words.t('regrade:fact.lower'),
        text: words.t(regrade.neverLower ? 'regrade:fact.neverLower' : 'regrade:fact.mayLower'),
      },
      ...(regrade.since === null ? [] : [{ term: words.t('regrade:fact.since'), text: words.time(regrade.since) }]),
      ...(regrade.reason === '' ? [] : [{ term: words.t('regrade:fact.reason'), text: regrade.reason }]),
    ],
    changes: await presentScoreChanges(changes, exercise.points, slug, words),
    hasResults: results.length > 0,
    results: lazily(results, (result) => ({
      name: result.personName,
      url: submissionUrl(result.submissionId),
      time: words.time(result.createdAt),
      before: words.number(result.oldScore),
      beforeBadge: verdictBadge(result.oldVerdict, words),
      after: words.number(result.score),
      afterBadge: verdictBadge(result.verdict, words),
      note: kept.has(result.submissionId) ? words.t('regrade:kept') : '',
    })),
    resultsText: words.t('regrade:results', { count: results.length }),
  };
}

/** The view model of views/regrading/parts/progress. */
export function presentProgress(regrade: Regrade, membership: Membership, words: Words) {
  const url = regradeUrl(membership.course.slug, regrade.exercise, regrade.id);
  const running = regrade.state === 'running';
  return { ...presentState(regrade, words), url: running ? `${url}/progress` : '', pageUrl: url };
}

/** What was typed on the page of tests, and what it would change. */
export interface TypedTests {
  readonly preview?: VoidPreview;
  readonly note?: string;
  /** Key of words. */
  readonly error?: WordKey;
  readonly done?: boolean;
}

/** The view model of views/regrading/tests. */
export async function presentTests(
  { exercise, tests, due }: { exercise: ExerciseContent; tests: readonly DecidedTest[]; due: number },
  membership: Membership,
  { preview, note = '', error, done = false }: TypedTests,
  words: Words,
) {
  const texts = exercise.texts[words.language];
  return {
    ...head(exercise, membership, 'tests', words),
    action: testsUrl(membership.course.slug, exercise.slug),
    regradeUrl: regradesUrl(membership.course.slug, exercise.slug),
    done,
    due: due > 0 ? words.t('regrade:due', { count: due }) : '',
    error: error === undefined ? '' : words.t(error),
    preview: preview && {
      test: preview.test,
      credit: preview.credit,
      note,
      text: words.t(`regrade:tests.preview.${preview.credit}`, { test: texts.testName(preview.test) }),
      changes: await presentScoreChanges(preview.changes, exercise.points, membership.course.slug, words),
    },
    tests: tests.map(({ name, visible, maxPoints, failed, of, voided }, index) => ({
      id: `test-${index + 1}`,
      name,
      title: texts.testName(name),
      kind: words.t(visible ? 'dashboard:tests.visible' : 'dashboard:tests.hidden'),
      text: words.t('regrade:tests.figures', { points: words.number(maxPoints), failed, of }),
      voided: voided ? words.t(`regrade:tests.voided.${voided.credit}`, { note: voided.note }) : '',
    })),
  };
}
