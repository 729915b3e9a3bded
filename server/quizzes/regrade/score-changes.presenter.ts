/**
 * Owns how it is shown what a decision about points would change: the model of views/quizzes/parts/score-changes.
 * Must not know what is decided.
 */
import type { Words } from '../../kernel/text/words.ts';
import type { ScoreChanges } from './score-changes.ts';

const WIDTH = 300;
const HEIGHT = 96;
const GAP = 3;
const FLOOR = HEIGHT - 18;
const WIDEST = 60;
/** More different differences than this are put into as many ranges. */
const BARS = 9;

/** '+0.5', '−1' or '0'. */
const signed = (value: number, words: Words): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${words.number(Math.abs(value))}`;

/** Differences with how many have each, ascending; in ranges of the same width where there are too many. */
function barsOf(differences: readonly number[], words: Words): { range: string; count: number }[] {
  const sorted = [...differences].sort((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  const count = (from: number, below: number): number =>
    sorted.filter((value) => value >= from && value < below).length;
  if (distinct.length <= BARS)
    return distinct.map((value) => ({
      range: signed(value, words),
      count: sorted.filter((other) => other === value).length,
    }));
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const width = (high - low) / BARS;
  return Array.from({ length: BARS }, (_, bar) => {
    const [from, to] = [low + bar * width, low + (bar + 1) * width];
    const range = `${signed(from, words)} … ${signed(to, words)}`;
    return { range, count: count(from, bar === BARS - 1 ? Number.POSITIVE_INFINITY : to) };
  });
}

/** The model of views/quizzes/parts/histogram for differences in points. */
function presentDifferences(differences: readonly number[], words: Words) {
  const rows = barsOf(differences, words);
  const highest = Math.max(1, ...rows.map(({ count }) => count));
  const width = WIDTH / rows.length;
  return {
    width: WIDTH,
    height: HEIGHT,
    summary: words.t('quizRegrade:changes.histogram'),
    bars: rows.map(({ count }, index) => {
      const height = count === 0 ? 0 : Math.max(2, Math.round((count / highest) * (FLOOR - 6)));
      const barWidth = Math.min(WIDEST, width - GAP);
      return { x: (index + 0.5) * width - barWidth / 2, y: FLOOR - height, width: barWidth, height, own: true };
    }),
    ticks: rows.map(({ range }, index) => ({
      x: (index + 0.5) * width,
      y: HEIGHT - 4,
      anchor: 'middle',
      // Ranges are too long to stand side by side: the table has them.
      text: range.includes('…') ? '' : range,
    })),
    columns: { range: words.t('quizRegrade:changes.difference'), people: words.t('quizRegrade:changes.attempts') },
    rows,
  };
}

/** Who changes from what to what, and the sums. */
export function presentChanges({ of, changes, questions }: ScoreChanges, words: Words) {
  const points = ({ score, maxScore }: { score: number; maxScore: number }): string =>
    words.t('quizRegrade:changes.points', { score: words.number(score), max: words.number(maxScore) });
  const moved = changes.filter(({ kept }) => !kept);
  const kept = changes.length - moved.length;
  const [up, down] = [1, -1].map((sign) => moved.filter(({ difference }) => Math.sign(difference) === sign).length);
  return {
    summary:
      moved.length === 0
        ? words.t('quizRegrade:changes.nothing', { count: of })
        : words.t('quizRegrade:changes.summary', { count: of, changed: moved.length, up: up ?? 0, down: down ?? 0 }),
    kept: kept === 0 ? '' : words.t('quizRegrade:changes.kept', { count: kept }),
    histogram:
      moved.length === 0
        ? undefined
        : presentDifferences(
            moved.map(({ difference }) => difference),
            words,
          ),
    questions: questions.map(({ id, up: more, down: less, difference }) => ({
      id,
      up: more,
      down: less,
      sum: signed(difference, words),
    })),
    changes: changes.map(({ name, before, after, kept: stays, difference }) => ({
      name,
      from: points(before),
      to: points(stays ? before : after),
      difference: stays ? words.t('quizRegrade:changes.stays', { points: points(after) }) : signed(difference, words),
      tone: stays || difference === 0 ? '' : difference > 0 ? 'good' : 'bad',
    })),
  };
}
