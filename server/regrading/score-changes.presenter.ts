/**
 * Owns how a change of points is shown before it is made: who, from what to what, how much in sum.
 * Must not know why points would change.
 */

import type { Counted } from '../exercises/policy.ts';
import { drawColumns } from '../kernel/charts/bars.ts';
import type { FigureModel } from '../kernel/charts/figure.presenter.ts';
import type { Words } from '../kernel/text/words.ts';
import { dashboardUrls } from '../progress/index.ts';
import type { ScoreChange } from './score-changes.ts';

/** Bars on each side of zero; each is a fifth of the exercise's points. */
const PARTS = 5;

const difference = ({ before, after }: ScoreChange): number => (after?.points ?? 0) - (before?.points ?? 0);

/** '+2.5', '−1': a difference is never a bare number. */
function signed(value: number, words: Words): string {
  return value < 0 ? `−${words.number(-value)}` : `+${words.number(value)}`;
}

async function presentHistogram(changes: readonly ScoreChange[], points: number, words: Words): Promise<FigureModel> {
  const width = points / PARTS;
  const counts = new Map<number, number>();
  for (const change of changes) {
    const value = difference(change);
    const part = Math.sign(value) * Math.min(PARTS, Math.ceil(Math.abs(value) / width - 1e-9));
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  const parts = Array.from({ length: 2 * PARTS + 1 }, (_, index) => index - PARTS).filter((part) => part !== 0);
  const name = (part: number): string => {
    const [from, to] = [Math.abs(part) - 1, Math.abs(part)].map((edge) => words.number(edge * width, 1));
    return `${part < 0 ? '−' : '+'}${from}–${to}`;
  };
  const bars = parts.map((part) => {
    const value = counts.get(part) ?? 0;
    return { name: name(part), value, text: value > 0 ? String(value) : '' };
  });
  const up = changes.filter((change) => difference(change) > 0).length;
  const summary = words.t('regrade:changes.summary', { count: changes.length, up, down: changes.length - up });
  const axes = { xLabel: words.t('regrade:changes.difference'), yLabel: words.t('dashboard:students') };
  return {
    title: words.t('regrade:changes.histogram'),
    summary,
    svg: changes.length > 0 ? await drawColumns({ bars, ...axes }, summary) : '',
    head: [axes.xLabel, axes.yLabel],
    rows: bars.map((bar) => ({ head: bar.name, cells: [String(bar.value)] })),
  };
}

/** The view model of views/regrading/parts/score-changes; `points` are those of the exercise. */
export async function presentScoreChanges(
  changes: readonly ScoreChange[],
  points: number,
  course: string,
  words: Words,
) {
  const text = (counted: Counted | undefined): string => (counted ? words.number(counted.points) : '–');
  return {
    none: changes.length === 0,
    figure: await presentHistogram(changes, points, words),
    rows: changes.map((change) => ({
      name: change.name,
      url: dashboardUrls(course).student(change.personId),
      before: text(change.before),
      after: text(change.after),
      difference: signed(difference(change), words),
      tone: difference(change) < 0 ? 'bad' : 'good',
      note: change.override ? words.t('regrade:changes.override') : '',
    })),
  };
}
