/**
 * Owns the page of a quiz's item analysis: figures of the quiz, histogram, one line for each question.
 * Must not compute figures.
 */

import type { Membership } from '../../kernel/actor.ts';
import { courseUrl } from '../../kernel/http/urls.ts';
import type { Words, WordsBelow } from '../../kernel/text/words.ts';
import { type Figure, numberOf } from '../model/analysis/figure.ts';
import type { verdicts } from '../model/analysis/verdicts.ts';
import type { QuizTexts } from '../question.presenter.ts';
import { analysisUrl, controlUrl, questionAnalysisUrl } from '../urls.ts';
import type { AnalysedItem, QuizAnalysis } from './analyse.ts';
import {
  createNotes,
  type FigureText,
  figureText,
  type Notes,
  numberText,
  type Unit,
  type VerdictText,
  verdictText,
} from './figures.presenter.ts';
import { presentColumn, presentExplained } from './formulas.presenter.ts';
import { presentScores } from './histogram.presenter.ts';

/** With fewer attempts, the page says how far figures may be off. */
const FEW = 30;

/** A figure with its name, where it is explained and what it means. */
export interface Tile extends FigureText {
  readonly label: string;
  readonly href: string;
  readonly verdict: string;
  readonly tone: string;
}

/** A tile. */
export function presentTile(
  key: WordsBelow<'quizAnalysis:figure.'>,
  one: FigureText,
  verdict: VerdictText | undefined,
  words: Words,
): Tile {
  return {
    label: words.t(`quizAnalysis:figure.${key}`),
    href: `#about-${key}`,
    ...one,
    verdict: verdict?.text ?? '',
    tone: verdict?.tone ?? '',
  };
}

function presentTiles({ scores, reliability }: QuizAnalysis, words: Words): Tile[] {
  const tile = (
    key: WordsBelow<'quizAnalysis:figure.'>,
    one: Figure,
    unit: Unit,
    judged?: keyof typeof verdicts,
  ): Tile =>
    presentTile(key, figureText(one, unit, words), judged && verdictText(judged, one, scores.attempts, words), words);
  return [
    tile('mean', scores.mean, 'percent1', 'mean'),
    tile('median', scores.median, 'percent1'),
    tile('standardDeviation', scores.standardDeviation, 'percent1', 'standardDeviation'),
    tile('skewness', scores.skewness, 'number', 'skewness'),
    tile('kurtosis', scores.kurtosis, 'number'),
    tile('coefficient', reliability.coefficient, 'number', 'coefficient'),
    tile('errorRatio', reliability.errorRatio, 'percent1', 'errorRatio'),
    tile('standardError', reliability.standardError, 'percent1'),
  ];
}

/** What is said of a question: problems always, that all is well only on request. */
export function itemVerdicts({ figures, voided }: AnalysedItem, words: Words): VerdictText[] {
  if (voided !== undefined)
    return [{ text: words.t(`quizAnalysis:voided.${voided}`), tone: 'fair', badge: 'calm', sign: 'dots' }];
  return [
    verdictText('facility', figures.facility, figures.given, words),
    verdictText('discrimination', figures.discrimination, figures.given, words),
  ].flatMap((verdict) => verdict ?? []);
}

/** The columns of figures in the table of questions. */
const COLUMNS = [
  'given',
  'facility',
  'itemDeviation',
  'intendedWeight',
  'effectiveWeight',
  'discrimination',
  'efficiency',
  'time',
] as const;

function presentRow(item: AnalysedItem, urlOf: (question: string) => string, words: Words, notes: Notes) {
  const { example, figures, number, answered, time } = item;
  const cell = (one: Figure, unit: Unit) => notes.cell(figureText(one, unit, words));
  const facility = numberOf(figures.facility);
  return {
    number,
    id: example.id,
    url: urlOf(example.id),
    type: words.t(`quiz:type.${example.part.type}`),
    voided: item.voided !== undefined,
    answered: words.t('quizAnalysis:answeredOf', { answered, given: figures.given }),
    facility: cell(figures.facility, 'percent'),
    /** Length of the bar beside the facility, 0 to 100; undefined where there is none. */
    bar: facility === undefined ? undefined : { length: Math.round(facility * 100) },
    cells: [
      cell(figures.standardDeviation, 'percent'),
      cell(figures.intendedWeight, 'percent1'),
      cell(figures.effectiveWeight, 'percent1'),
      cell(figures.discrimination, 'number'),
      cell(figures.efficiency, 'percent'),
      cell(time.mean, 'time'),
    ],
    verdicts: itemVerdicts(item, words),
  };
}

/** What must be known before the figures are read. */
function presentHints({ scores: { attempts }, running, reliability, items }: QuizAnalysis, words: Words): string[] {
  const error = attempts > 1 ? 1 / Math.sqrt(attempts - 1) : 1;
  const voided = items.filter((item) => item.voided !== undefined).length;
  return [
    attempts === 0 ? words.t('quizAnalysis:hint.none') : '',
    running > 0 ? words.t('quizAnalysis:hint.running', { count: running }) : '',
    attempts > 1 && attempts < FEW
      ? words.t('quizAnalysis:hint.few', { count: attempts, error: numberText(error, 'number', words) })
      : '',
    attempts > 0 && reliability.kind === 'pooled-alpha' ? words.t('quizAnalysis:hint.pool') : '',
    voided > 0 ? words.t('quizAnalysis:hint.voided', { count: voided }) : '',
  ].filter((text) => text !== '');
}

/** The view model of views/quizzes/analysis. */
export function presentQuizAnalysis(analysis: QuizAnalysis, { course }: Membership, words: Words, texts: QuizTexts) {
  const { run, scores, reliability, items } = analysis;
  const base = analysisUrl(course.slug, run.slug);
  const notes = createNotes();
  const urlOf = (question: string): string => questionAnalysisUrl(course.slug, run.slug, question);
  const rows = items.map((item) => presentRow(item, urlOf, words, notes));
  return {
    title: words.t('quizAnalysis:title', { title: words.content(run.title) }),
    scripts: [],
    course: { title: course.title, url: courseUrl(course.slug) },
    quiz: { title: words.content(run.title), week: run.week, url: controlUrl(course.slug, run.slug) },
    attempts: words.t('quizAnalysis:attempts', { count: scores.attempts }),
    itemsUrl: `${base}?format=csv`,
    scoresUrl: `${base}?format=scores`,
    hints: presentHints(analysis, words),
    tiles: presentTiles(analysis, words),
    kind: numberOf(reliability.coefficient) === undefined ? '' : words.t(`quizAnalysis:kind.${reliability.kind}`),
    histogram: scores.attempts > 0 ? presentScores(scores, words) : undefined,
    columns: COLUMNS.map((key) => presentColumn(key, words)),
    rows,
    notes: notes.list(),
    explained: presentExplained(['quiz', 'items'], words, texts),
  };
}
