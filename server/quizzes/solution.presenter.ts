/**
 * Owns how a question looks when the quiz is over: the student's answer, the right one, why. The model of
 * views/quizzes/parts/result's parts.
 * Must not know who may see it.
 */
import type { Words, WordsBelow } from '../kernel/text/words.ts';
import { presentCanonical } from './answer-text.presenter.ts';
import { variantOf } from './model/alternative.ts';
import type { Answer, DrawnGap, DrawnOption, DrawnQuestion } from './model/drawn.ts';
import type { QuestionResult } from './model/result.ts';
import { formatShape } from './model/values.ts';
import { presentStem, type QuizTexts } from './question.presenter.ts';
import type { QuizAlternative } from './regrades.store.ts';

/** A line of the table of answers. */
export interface ReviewRow {
  readonly text: string;
  readonly html: string;
  readonly yours: string;
  readonly yoursHtml: string;
  readonly right: string;
  readonly rightHtml: string;
  readonly tone: 'good' | 'bad';
  readonly mark: string;
}

const MARKS = { good: '✓', bad: '✗' } as const;

function reviewOptions(
  options: readonly DrawnOption[],
  { answer, accepted }: { answer: Answer; accepted: boolean },
  words: Words,
  { markdown }: QuizTexts,
) {
  return options.map(({ text, correct, explanation }, index) => {
    const chosen = answer.includes(String(index));
    const fine = correct ? 'right' : chosen && accepted ? 'accepted' : 'wrong';
    const tone = chosen ? (fine === 'wrong' ? 'bad' : 'good') : correct ? 'missed' : '';
    return {
      html: markdown(text, words.language),
      text: '',
      tone,
      mark: chosen ? (fine === 'wrong' ? '✗' : '✓') : correct ? '○' : '',
      label: chosen ? words.t(`quiz:review.chosen-${fine}`) : correct ? words.t('quiz:review.left-right') : '',
      explanation: explanation === undefined ? '' : markdown(explanation, words.language),
    };
  });
}

/** Options or rows of a reviewed question. */
function reviewParts({ question, answer = [], scored }: QuestionResult, words: Words, texts: QuizTexts) {
  const { part } = question;
  const accepted = scored.accepted !== undefined;
  const render = (text: string): string => texts.markdown(text, words.language);
  const none = words.t('quiz:review.nothing');
  const typed = (index: number): string => (answer[index]?.trim() ? (answer[index] as string) : none);
  const row = (right: boolean, fields: Partial<ReviewRow>): ReviewRow => {
    const tone = right ? 'good' : 'bad';
    const empty = { text: '', html: '', yours: '', yoursHtml: '', right: '', rightHtml: '' };
    return { ...empty, tone, mark: MARKS[tone], ...fields };
  };
  const cell = (index: number): boolean => scored.cells?.[index] ?? false;
  const what = (key: WordsBelow<'quiz:review.'>): string => words.t(`quiz:review.${key}`);
  const single = (right: string): ReviewRow[] => [
    row(scored.share === 1 || accepted, { text: what('answer'), yours: typed(0), right }),
  ];
  switch (part.type) {
    case 'single-choice':
    case 'multiple-choice':
      return { options: reviewOptions(part.options, { answer, accepted }, words, texts), rows: [] };
    case 'true-false': {
      const options = [true, false].map((value) => ({
        source: 0,
        text: words.t(value ? 'quiz:true' : 'quiz:false'),
        correct: part.answer === value,
      }));
      const places = answer.map((value) => (value === 'true' ? '0' : '1'));
      return { options: reviewOptions(options, { answer: places, accepted }, words, texts), rows: [] };
    }
    case 'numeric': {
      const unit = part.unit === undefined ? '' : ` ${part.unit}`;
      const { absolute, relative } = part.tolerance;
      const margin = Math.max(absolute, relative * Math.abs(part.answer));
      const about = margin > 0 ? ` (± ${Number(margin.toPrecision(2))})` : '';
      return { options: [], rows: single(`${Number(part.answer.toPrecision(8))}${unit}${about}`) };
    }
    case 'shape':
      return { options: [], rows: single(formatShape(part.answer)) };
    case 'short-text':
      return { options: [], rows: single(part.accepted[0] ?? '') };
    case 'matrix': {
      const width = part.answer[0]?.length ?? 0;
      const rows = part.answer.flat().map((right, index) => {
        const place = { row: Math.floor(index / width) + 1, column: (index % width) + 1 };
        return row(cell(index), {
          text: words.t('quiz:cell', place),
          yours: typed(index),
          right: String(Number(right.toPrecision(8))),
        });
      });
      return { options: [], rows };
    }
    case 'ordering': {
      const cellsAllRight = scored.cells?.every(Boolean) === true;
      const right = [...part.items].sort((a, b) => a.source - b.source);
      const rows = right.map(({ text }, place) => {
        const yours = part.items[Number(answer[place])];
        const same = answer.length > 0 && (cellsAllRight || yours?.source === place);
        return row(same, {
          text: words.t('quiz:review.place', { place: place + 1 }),
          yours: yours && answer.length > 0 ? '' : none,
          yoursHtml: yours && answer.length > 0 ? render(yours.text) : '',
          rightHtml: render(text),
        });
      });
      return { options: [], rows };
    }
    case 'matching': {
      const rows = part.lefts.map(({ text, right }, index) => {
        const chosen =
          answer[index] === undefined || answer[index] === '' ? undefined : part.rights[Number(answer[index])];
        return row(cell(index), { html: render(text), yours: chosen ?? none, right: part.rights[right] ?? '' });
      });
      return { options: [], rows };
    }
    case 'cloze': {
      const rightOf = (gap: DrawnGap): string => {
        if (gap.kind === 'text') return gap.accepted[0] ?? '';
        return gap.kind === 'choice' ? gap.answer : String(Number(gap.answer.toPrecision(8)));
      };
      const rows = part.gaps.map((gap, index) =>
        row(cell(index), {
          text: words.t('quiz:gap', { number: index + 1 }),
          yours: typed(index),
          right: rightOf(gap),
        }),
      );
      return { options: [], rows };
    }
  }
}

/** The text of a cloze with numbered gaps; '' for other questions. */
export function numberedCloze({ part }: DrawnQuestion, words: Words, { markdown }: QuizTexts): string {
  if (part.type !== 'cloze') return '';
  const text = part.gaps.reduce(
    (cloze, { name }, index) => cloze.replace(`[[${name}]]`, `**[${index + 1}]**`),
    part.cloze,
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
  { number, note, alternatives }: { number: number; note: string; alternatives: readonly QuizAlternative[] },
  words: Words,
  texts: QuizTexts,
) {
  const { question, scored, points, maxPoints, voided } = result;
  const { tone, sign, key } = verdictOf(result);
  const { mistake, unreadable } = scored;
  const why = unreadable
    ? words.t(`quiz:review.unreadable.${question.part.type === 'shape' ? 'shape' : 'number'}`)
    : mistake;
  return {
    ...presentStem(question, number, words, texts),
    tone,
    sign,
    verdict: words.t(`quiz:review.verdict.${key}`),
    earned: words.t('quiz:pointsOf', { points: words.number(points), of: words.number(maxPoints) }),
    voided: voided === undefined ? '' : words.t(`quiz:review.void.${voided}`, { note }),
    accepted: alternatives
      .filter((one) => one.questionId === question.id && one.variant === variantOf(question))
      .map(({ answer, share, note: why }) => ({
        label: words.t(share === 1 ? 'quiz:review.accepted' : 'quiz:review.acceptedPartly', {
          percent: words.number(100 * share, 0),
        }),
        answer: presentCanonical(question, answer, words, texts),
        note: why,
      })),
    ...reviewParts(result, words, texts),
    columns: { yours: words.t('quiz:review.yours'), right: words.t('quiz:review.right') },
    clozeHtml: numberedCloze(question, words, texts),
    mistake: why === undefined ? '' : texts.markdown(why, words.language),
    explanation: question.explanation === undefined ? '' : texts.markdown(question.explanation, words.language),
  };
}
