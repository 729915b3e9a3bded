/**
 * Owns the files of an item analysis for spreadsheets: one row per question, one row per student and question.
 * Must not know how figures are computed.
 *
 * Numbers are given as digits, so that a negative number does not become text as a formula would.
 */

import { chain, lazily } from '../../kernel/slices.ts';
import { type CsvCell, writeTable } from '../../kernel/text/csv.ts';
import { HABITS } from '../../kernel/text/languages.ts';
import type { Words, WordsBelow } from '../../kernel/text/words.ts';
import { type Figure, numberOf } from '../model/analysis/figure.ts';
import type { AnalysedItem, QuizAnalysis, ScoreRow } from './analyse.ts';
import { itemVerdicts } from './analysis.presenter.ts';
import { reasonText } from './figures.presenter.ts';

/** Texts first, then numbers; undefined is an empty cell. */
interface FileRow {
  readonly texts: readonly string[];
  readonly numbers: readonly (number | undefined)[];
}

/** Rows below a header, as the language's spreadsheets read them. */
function writeRows(header: readonly string[], rows: Iterable<FileRow>, words: Words): Iterable<string> {
  const digits = (value: number | undefined): CsvCell =>
    value === undefined ? '' : { digits: String(Number(value.toFixed(6))) };
  const cells = lazily(rows, ({ texts, numbers }): CsvCell[] => [...texts, ...numbers.map(digits)]);
  return writeTable(chain<readonly CsvCell[]>([header], cells), HABITS[words.language].csv);
}

/** Why figures of a question are missing, each reason once. */
function reasonsOf({ figures, time }: AnalysedItem, words: Words): string {
  const all: readonly Figure[] = [
    figures.facility,
    figures.standardDeviation,
    figures.intendedWeight,
    figures.effectiveWeight,
    figures.discrimination,
    figures.efficiency,
    time.mean,
  ];
  return [...new Set(all.map((one) => reasonText(one, words)).filter((text) => text !== ''))].join(' ');
}

const names = (keys: readonly WordsBelow<'quizAnalysis:file.'>[], words: Words): string[] =>
  keys.map((key) => words.t(`quizAnalysis:file.${key}`));
const seconds = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / 1000);

/** One row per question with its figures. Weights, facility and the like are shares, 0 to 1; times are seconds. */
export function presentItemsFile({ items }: QuizAnalysis, words: Words): Iterable<string> {
  const header = names(
    [
      'question',
      'type',
      'voided',
      'verdict',
      'remarks',
      'number',
      'points',
      'given',
      'answered',
      'facility',
      'itemDeviation',
      'intendedWeight',
      'effectiveWeight',
      'discrimination',
      'efficiency',
      'meanSeconds',
      'medianSeconds',
    ],
    words,
  );
  const rows = items.map((item): FileRow => {
    const { example, figures, time, voided } = item;
    const verdicts = itemVerdicts(item, words).map(({ text }) => text);
    return {
      texts: [
        example.id,
        words.t(`quiz:type.${example.part.type}`),
        voided === undefined ? '' : words.t(`quizAnalysis:voided.${voided}`),
        verdicts.join('; '),
        reasonsOf(item, words),
      ],
      numbers: [
        item.number,
        example.points,
        figures.given,
        item.answered,
        numberOf(figures.facility),
        numberOf(figures.standardDeviation),
        numberOf(figures.intendedWeight),
        numberOf(figures.effectiveWeight),
        numberOf(figures.discrimination),
        numberOf(figures.efficiency),
        seconds(numberOf(time.mean)),
        seconds(numberOf(time.median)),
      ],
    };
  });
  return writeRows(header, rows, words);
}

/** One row per question of each attempt. The answer is written as it was stored, its parts with " | " between them. */
export function presentScoresFile(rows: readonly ScoreRow[], words: Words): Iterable<string> {
  const header = names(
    [
      'name',
      'familyName',
      'givenName',
      'email',
      'studentNumber',
      'question',
      'answer',
      'voided',
      'number',
      'answeredFlag',
      'share',
      'points',
      'maxPoints',
      'seconds',
    ],
    words,
  );
  const lines = lazily(rows, ({ name, familyName, givenName, email, studentNumber, number, result, ms }): FileRow => {
    const { question, answer = [], scored, voided, points, maxPoints } = result;
    return {
      texts: [
        name,
        familyName ?? '',
        givenName ?? '',
        email,
        studentNumber,
        question.id,
        answer.join(' | '),
        voided === undefined ? '' : words.t(`quizAnalysis:voided.${voided}`),
      ],
      numbers: [number, Number(scored.answered), scored.share, points, maxPoints, seconds(ms)],
    };
  });
  return writeRows(header, lines, words);
}
