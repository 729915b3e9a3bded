/**
 * Owns how the scores of a class are drawn: the model of views/quizzes/parts/analysis/histogram.
 * Must not know attempts.
 */
import type { Words } from '../../kernel/text/words.ts';
import { numberOf } from '../model/analysis/figure.ts';
import type { ScoreStatistics } from '../model/analysis/score-statistics.ts';
import { figureText } from './figures.presenter.ts';

const WIDTH = 480;
const HEIGHT = 180;
const GAP = 4;
/** Room above the bars for their counts, and below for the axis. */
const HEAD = 20;
const FLOOR = HEIGHT - 22;

/** Bars with their counts, the mean as a line, and the same as a table. */
export function presentScores({ histogram: counts, attempts, mean, median }: ScoreStatistics, words: Words) {
  const highest = Math.max(1, ...counts);
  const width = WIDTH / counts.length;
  const percent = (bar: number): number => Math.round((100 * bar) / counts.length);
  const at = Math.round((numberOf(mean) ?? 0) * WIDTH);
  return {
    width: WIDTH,
    height: HEIGHT,
    summary: words.t('quizAnalysis:histogram.summary', {
      count: attempts,
      mean: figureText(mean, 'percent1', words).text,
      median: figureText(median, 'percent1', words).text,
    }),
    bars: counts.map((count, index) => {
      const height = count === 0 ? 0 : Math.max(2, Math.round((count / highest) * (FLOOR - HEAD)));
      const x = index * width + GAP / 2;
      return {
        x,
        y: FLOOR - height,
        width: width - GAP,
        height,
        label: count === 0 ? '' : String(count),
        labelX: x + (width - GAP) / 2,
        labelY: FLOOR - height - 5,
      };
    }),
    mean: { x: at, top: HEAD - 14, bottom: FLOOR },
    floor: FLOOR,
    ticks: [0, 25, 50, 75, 100].map((tick) => ({
      x: (tick / 100) * WIDTH,
      y: HEIGHT - 5,
      anchor: tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle',
      text: `${tick}\u00a0%`,
    })),
    rows: counts.map((count, index) => ({ range: `${percent(index)} – ${percent(index + 1)} %`, count })),
  };
}
