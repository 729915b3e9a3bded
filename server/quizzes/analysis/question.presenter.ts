/**
 * Owns the page of one question in the item analysis: the question, its figures, who chose what, frequent wrong answers.
 * Must not compute figures.
 */

import type { Membership } from '../../kernel/actor.ts';
import { courseUrl, withQuery } from '../../kernel/http/urls.ts';
import type { Words, WordsBelow } from '../../kernel/text/words.ts';
import type { Figure } from '../model/analysis/figure.ts';
import type { ChoiceFigures, OptionFigures, OptionTable } from '../model/analysis/option-table.ts';
import type { verdicts } from '../model/analysis/verdicts.ts';
import type { PartFigures, WrongAnswer } from '../model/analysis/wrong-answers.ts';
import type { DrawnQuestion } from '../model/drawn.ts';
import { typeOf } from '../model/types/index.ts';
import type { RowName } from '../model/types/question-type.ts';
import { presentStem, type QuizTexts, sourceOf } from '../question.presenter.ts';
import { numberedPassage } from '../solution.presenter.ts';
import { analysisUrl, answersUrl, questionAnalysisUrl } from '../urls.ts';
import type { ItemAnalysis } from './analyse.ts';
import { presentTile, type Tile } from './analysis.presenter.ts';
import { createNotes, figureText, type Notes, numberText, type Unit, verdictText } from './figures.presenter.ts';
import { presentExplained } from './formulas.presenter.ts';

function presentTiles({ item: { figures, time, answered } }: ItemAnalysis, words: Words): Tile[] {
  const tile = (
    key: WordsBelow<'quizAnalysis:figure.'>,
    one: Figure,
    unit: Unit,
    judged?: keyof typeof verdicts,
  ): Tile =>
    presentTile(key, figureText(one, unit, words), judged && verdictText(judged, one, figures.given, words), words);
  const { given } = figures;
  const median = figureText(time.median, 'time', words);
  return [
    presentTile(
      'given',
      { text: words.t('quizAnalysis:answeredOf', { answered, given }), reason: '' },
      undefined,
      words,
    ),
    tile('facility', figures.facility, 'percent', 'facility'),
    tile('itemDeviation', figures.standardDeviation, 'percent'),
    tile('discrimination', figures.discrimination, 'number', 'discrimination'),
    tile('efficiency', figures.efficiency, 'percent'),
    tile('intendedWeight', figures.intendedWeight, 'percent1'),
    tile('effectiveWeight', figures.effectiveWeight, 'percent1'),
    {
      ...tile('time', time.mean, 'time'),
      verdict:
        median.reason === '' ? words.t('quizAnalysis:timeMedian', { median: median.text, count: time.students }) : '',
    },
  ];
}

/** A, B, C, ... in the order of the file; a name in words for an option that is only a formula. */
const letterOf = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

/** The text of an option by its place in the file. */
function optionHtml({ part }: DrawnQuestion, source: number, words: Words, { markdown }: QuizTexts): string {
  const choice = typeOf(part)
    .choices?.of(part)
    .find((one) => one.source === source);
  return choice ? markdown(sourceOf(choice.text, words), words.language) : '';
}

function choiceCells(one: ChoiceFigures, words: Words, notes: Notes) {
  const cell = (figure: Figure, unit: Unit) => notes.cell(figureText(figure, unit, words));
  return [
    notes.cell({ text: words.number(one.chosen), reason: '' }),
    cell(one.share, 'percent'),
    cell(one.meanRest, 'percent'),
    cell(one.upper, 'percent'),
    cell(one.lower, 'percent'),
    cell(one.discrimination, 'number'),
  ];
}

function presentOptions(
  { options, unanswered, groupSize }: OptionTable,
  example: DrawnQuestion,
  words: Words,
  texts: QuizTexts,
) {
  const notes = createNotes();
  const row = (one: OptionFigures, index: number) => ({
    letter: letterOf(index),
    html: optionHtml(example, one.source, words, texts),
    text: '',
    correct: one.correct,
    cells: choiceCells(one, words, notes),
    flags: one.flags.map((flag) => words.t(`quizAnalysis:flag.${flag}`)),
  });
  const rows = [
    ...options.map(row),
    {
      letter: '',
      html: '',
      text: words.t('quizAnalysis:unanswered'),
      correct: false,
      cells: choiceCells(unanswered, words, notes),
      flags: [],
    },
  ];
  return {
    columns: (['chosen', 'share', 'restScore', 'upper', 'lower', 'chosenDiscrimination'] as const).map((key) => ({
      name: words.t(`quizAnalysis:column.${key}`),
      hint: words.t(`quizAnalysis:optionHint.${key}`),
    })),
    rows,
    notes: notes.list(),
    groups: groupSize === undefined ? '' : words.t('quizAnalysis:groupSize', { count: groupSize }),
  };
}

function presentWrong(
  list: readonly WrongAnswer[],
  { of, acceptUrl }: { of: number; acceptUrl: string },
  words: Words,
  { markdown }: QuizTexts,
) {
  return list.map(({ text, said, authored, count, texts, mistake }) => ({
    html: authored ? markdown(text, words.language) : '',
    said: said ? sourceOf(said, words) : '',
    text: authored ? '' : text,
    more: texts > 1 ? words.t('quizAnalysis:ownNumbers', { count: texts }) : '',
    count: words.number(count),
    share: of === 0 ? '–' : numberText(count / of, 'percent', words),
    mistake: mistake === undefined ? '' : markdown(mistake, words.language),
    acceptUrl: acceptUrl === '' ? '' : withQuery(acceptUrl, { typed: text }),
  }));
}

/** What a part of a composite question is called; the author's text goes with it where it has one. */
function partName(name: RowName, index: number, words: Words, { markdown }: QuizTexts): { text: string; html: string } {
  if (name.kind === 'named') return { text: sourceOf(name.name, words), html: '' };
  if (name.kind === 'answer') return { text: words.t('quiz:review.answer'), html: '' };
  if (name.kind === 'cell') return { text: words.t('quiz:cell', { row: name.row, column: name.column }), html: '' };
  if (name.kind === 'gap') return { text: words.t('quiz:gap', { number: name.number }), html: '' };
  const html = markdown(name.text, words.language);
  const text = words.t(name.kind === 'left' ? 'quizAnalysis:line' : 'quizAnalysis:place', { number: index + 1 });
  return { text, html };
}

function presentParts(parts: readonly PartFigures[], words: Words, texts: QuizTexts) {
  const share = (count: number, of: number): string => (of === 0 ? '–' : numberText(count / of, 'percent', words));
  return parts.map(({ name, students, right, empty, wrong }, index) => ({
    ...partName(name, index, words, texts),
    right: share(right, students),
    empty: words.number(empty),
    wrong: presentWrong(wrong, { of: students, acceptUrl: '' }, words, texts),
  }));
}

/** The view model of views/quizzes/analysis-question. */
export function presentItemAnalysis(
  analysis: ItemAnalysis,
  { course, role }: Membership,
  words: Words,
  texts: QuizTexts,
) {
  const { run, item, before, after, options, wrong, parts } = analysis;
  const { example, number, answered, voided, hasVariants } = item;
  const base = analysisUrl(course.slug, run.slug);
  const acceptUrl = role === 'instructor' ? answersUrl(course.slug, run.slug, example.id) : '';
  const urlOf = (id: string | undefined): string =>
    id === undefined ? '' : questionAnalysisUrl(course.slug, run.slug, id);
  const heading = words.t('quizAnalysis:questionTitle', { number, id: example.id });
  return {
    title: `${heading} · ${words.content(run.title)}`,
    scripts: [],
    course: { title: course.title, url: courseUrl(course.slug) },
    quiz: { title: words.content(run.title), url: base },
    heading,
    type: words.t(`quiz:type.${example.part.type}`),
    beforeUrl: urlOf(before),
    afterUrl: urlOf(after),
    voided: voided === undefined ? '' : words.t(`quizAnalysis:voided.${voided}`),
    variants: hasVariants ? words.t('quizAnalysis:hint.variants') : '',
    stem: presentStem(example, number, words, texts),
    clozeHtml: numberedPassage(example, words, texts),
    tiles: presentTiles(analysis, words),
    options: options && presentOptions(options, example, words, texts),
    wrong: wrong && {
      rows: presentWrong(wrong, { of: answered, acceptUrl: hasVariants ? '' : acceptUrl }, words, texts),
      accepts: acceptUrl !== '' && !hasVariants,
    },
    acceptUrl,
    parts: parts && { rows: presentParts(parts, words, texts) },
    explained: presentExplained(options ? ['items', 'options'] : ['items'], words, texts),
  };
}
