/**
 * Owns how the result of an attempt is shown: points, where the class stands, question by question.
 * Must not know who may see it.
 */
import type { Words } from '../kernel/text/words.ts';
import type { QuizTexts } from './question.presenter.ts';
import type { ClassScores, QuizResult } from './results.ts';
import { presentReview } from './solution.presenter.ts';

const WIDTH = 300;
const HEIGHT = 96;
const GAP = 3;
const FLOOR = HEIGHT - 18;

/** The model of views/quizzes/parts/histogram. */
export function presentHistogram({ counts, total, own }: ClassScores, words: Words) {
  const highest = Math.max(1, ...counts);
  const width = WIDTH / counts.length;
  const percent = (bar: number): number => Math.round((100 * bar) / counts.length);
  return {
    width: WIDTH,
    height: HEIGHT,
    summary: words.t('quiz:result.class', { count: total, from: percent(own), to: percent(own + 1) }),
    bars: counts.map((count, index) => {
      const height = count === 0 ? 0 : Math.max(2, Math.round((count / highest) * (FLOOR - 6)));
      return { x: index * width + GAP / 2, y: FLOOR - height, width: width - GAP, height, own: index === own };
    }),
    ticks: [0, 50, 100].map((tick) => ({
      x: (tick / 100) * WIDTH,
      y: HEIGHT - 4,
      anchor: tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle',
      text: `${tick} %`,
    })),
    columns: { range: words.t('quiz:result.range'), people: words.t('quiz:result.people') },
    rows: counts.map((count, index) => ({ range: `${percent(index)} – ${percent(index + 1)} %`, count })),
  };
}

/** The model of views/quizzes/parts/result. */
export function presentResult(
  { attempt, result, voids, alternatives, classScores }: QuizResult,
  words: Words,
  texts: QuizTexts,
) {
  const notes = new Map(voids.map(({ questionId, note }) => [questionId, note]));
  return {
    score: words.number(result.score),
    ofMax: words.t('quiz:result.of', { count: result.maxScore, max: words.number(result.maxScore) }),
    value: result.score,
    max: result.maxScore || 1,
    endedText:
      attempt.endedAt === null || attempt.endedBy === null
        ? ''
        : words.t(`quiz:result.endedBy.${attempt.endedBy}`, { time: words.time(attempt.endedAt) }),
    histogram: classScores && presentHistogram(classScores, words),
    questions: result.questions.map((one, index) =>
      presentReview(one, { number: index + 1, note: notes.get(one.question.id) ?? '', alternatives }, words, texts),
    ),
  };
}
