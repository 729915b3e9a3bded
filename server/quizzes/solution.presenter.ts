/**
 * Owns how a question looks when the quiz is over: the student's answer, the right one, why. The model of
 * views/quizzes/parts/result's parts.
 * Must not know who may see it.
 */
import type { Words, WordsBelow } from '../kernel/text/words.ts';
import { presentCanonical } from './answer-text.presenter.ts';
import { variantOf } from './model/alternative.ts';
import type { Answer, DrawnQuestion } from './model/drawn.ts';
import type { QuestionResult } from './model/result.ts';
import { typeOf } from './model/types/index.ts';
import type { Choice, RowName, Text } from './model/types/question-type.ts';
import { presentStem, type QuizTexts, sourceOf } from './question.presenter.ts';
import type { StoredAcceptedAnswer } from './regrades.store.ts';

/** A line of the table of answers. */
export interface ReviewRow {
  readonly text: string;
  readonly html: string;
  readonly yours: string;
  readonly yoursHtml: string;
  readonly right: string;
  readonly rightHtml: string;
  readonly code: boolean;
  readonly tone: 'good' | 'bad';
  readonly mark: string;
}

const MARKS = { good: '✓', bad: '✗' } as const;

function reviewOptions(
  choices: readonly Choice[],
  { answer, accepted }: { answer: Answer; accepted: boolean },
  words: Words,
  { markdown }: QuizTexts,
) {
  return choices.map(({ value, text, correct, explanation }) => {
    const chosen = answer.includes(value);
    const fine = correct ? 'right' : chosen && accepted ? 'accepted' : 'wrong';
    const tone = chosen ? (fine === 'wrong' ? 'bad' : 'good') : correct ? 'missed' : '';
    return {
      html: markdown(sourceOf(text, words), words.language),
      text: '',
      tone,
      mark: chosen ? (fine === 'wrong' ? '✗' : '✓') : correct ? '○' : '',
      label: chosen ? words.t(`quiz:review.chosen-${fine}`) : correct ? words.t('quiz:review.left-right') : '',
      explanation: explanation === undefined ? '' : markdown(explanation, words.language),
    };
  });
}

/** What a row of an answer is called; Markdown by the author where it has one of its own. */
function rowName(name: RowName, words: Words): Text {
  switch (name.kind) {
    case 'answer':
      return { plain: words.t('quiz:review.answer') };
    case 'cell':
      return { plain: words.t('quiz:cell', { row: name.row, column: name.column }) };
    case 'gap':
      return { plain: words.t('quiz:gap', { number: name.number }) };
    case 'left':
      return { markdown: name.text };
    case 'place':
      return { plain: words.t('quiz:review.place', { place: name.number }) };
    case 'named':
      return name.name;
  }
}

/** Options or rows of a reviewed question. */
function reviewParts({ question: { part }, answer = [], scored }: QuestionResult, words: Words, texts: QuizTexts) {
  const type = typeOf(part);
  const accepted = scored.accepted !== undefined;
  if (type.choices)
    return { options: reviewOptions(type.choices.of(part), { answer, accepted }, words, texts), rows: [] };
  const show = (text: Text): { text: string; html: string } =>
    'markdown' in text
      ? { text: '', html: texts.markdown(text.markdown, words.language) }
      : { text: sourceOf(text, words), html: '' };
  const rows = (type.review ?? type.rows)?.(part, answer, scored) ?? [];
  const presented = rows.map(({ name, right, given, expected, code = false }): ReviewRow => {
    const tone = right || (accepted && name.kind === 'answer') ? 'good' : 'bad';
    const yours = show(given ?? { word: 'quiz:review.nothing' });
    const wanted = show(expected);
    return {
      ...show(rowName(name, words)),
      yours: yours.text,
      yoursHtml: yours.html,
      right: wanted.text,
      rightHtml: wanted.html,
      code,
      tone,
      mark: MARKS[tone],
    };
  });
  return { options: [], rows: presented };
}

/** The text in which the controls of a question stand, with their numbers; '' where there is none. */
export function numberedPassage({ part }: DrawnQuestion, words: Words, { markdown }: QuizTexts): string {
  const passage = typeOf(part).passage?.(part);
  if (!passage) return '';
  const text = passage.names.reduce(
    (rest, name, index) => rest.replace(`[[${name}]]`, `**[${index + 1}]**`),
    passage.text,
  );
  return markdown(text, words.language);
}

function verdictOf({ scored, voided }: QuestionResult): {
  tone: string;
  sign: string;
  key: WordsBelow<'quiz:review.verdict.'>;
} {
  if (voided !== undefined) return { tone: '', sign: 'dots', key: 'voided' };
  if (!scored.answered) return { tone: '', sign: 'dots', key: 'unanswered' };
  if (scored.share === 1) return { tone: 'good', sign: 'check', key: 'right' };
  return scored.share > 0
    ? { tone: 'warn', sign: 'dots', key: 'partly' }
    : { tone: 'bad', sign: 'cross', key: 'wrong' };
}

/** The model of one reviewed question; `note` says why it was voided, `alternatives` are those of all questions. */
export function presentReview(
  result: QuestionResult,
  { number, note, alternatives }: { number: number; note: string; alternatives: readonly StoredAcceptedAnswer[] },
  words: Words,
  texts: QuizTexts,
) {
  const { question, original = question, scored, points, maxPoints, voided } = result;
  // An accepted answer is kept in the words of the quiz, except where it is the place of a choice.
  const answered = typeOf(question.part).choices ? question : original;
  const { tone, sign, key } = verdictOf(result);
  const { mistake, unreadable } = scored;
  const why = unreadable ? words.t(`quiz:review.unreadable.${typeOf(question.part).readAs ?? 'number'}`) : mistake;
  return {
    ...presentStem(question, number, words, texts),
    tone,
    sign,
    verdict: words.t(`quiz:review.verdict.${key}`),
    earned: words.t('quiz:pointsOf', { count: maxPoints, points: words.number(points), of: words.number(maxPoints) }),
    voided: voided === undefined ? '' : words.t(`quiz:review.void.${voided}`, { note }),
    accepted: alternatives
      .filter((one) => one.questionId === question.id && one.variant === variantOf(question))
      .map(({ answer, share, note: why }) => ({
        label: words.t(share === 1 ? 'quiz:review.accepted' : 'quiz:review.acceptedPartly', {
          percent: words.number(100 * share, 0),
        }),
        answer: presentCanonical(answered, answer, words, texts),
        note: why,
      })),
    ...reviewParts(result, words, texts),
    columns: { yours: words.t('quiz:review.yours'), right: words.t('quiz:review.right') },
    clozeHtml: numberedPassage(question, words, texts),
    mistake: why === undefined ? '' : texts.markdown(why, words.language),
    explanation: question.explanation === undefined ? '' : texts.markdown(question.explanation, words.language),
  };
}
