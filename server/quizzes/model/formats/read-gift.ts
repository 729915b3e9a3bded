/**
 * Owns reading GIFT, the plain-text format of Moodle, into a quiz.
 */
import { createRequire } from 'node:module';
import type * as Gift from 'gift-pegjs';
import type { GIFTQuestion, NumericalFormat, TextFormat } from 'gift-pegjs';
import {
  type Carried,
  createNames,
  dollarFormulas,
  escapeMarkdown,
  FormatError,
  htmlToMarkdown,
  type Imported,
  LONGEST_TEXT,
  shortened,
  type WrittenQuestion,
  wildcardPattern,
} from './carried.ts';

function markdownOf(text: TextFormat | null | undefined): string {
  if (!text) return '';
  const formulas = dollarFormulas(text.text.trim());
  if (text.format === 'markdown') return formulas;
  return text.format === 'html' ? htmlToMarkdown(formulas) : escapeMarkdown(formulas);
}

interface Read {
  readonly question?: WrittenQuestion;
  readonly notes: readonly string[];
}
type Named = Exclude<GIFTQuestion, { type: 'Category' | 'Description' }>;

function readNumber(choices: Extract<GIFTQuestion, { type: 'Numerical' }>['choices']): {
  answer: number;
  absolute: number;
  others: number;
} {
  const list = Array.isArray(choices) ? choices : [];
  const first: NumericalFormat | undefined = Array.isArray(choices)
    ? (list.find((one) => one.isCorrect) ?? list[0])?.text
    : choices;
  const { number, range = 0, numberHigh, numberLow } = first ?? {};
  const others = Math.max(0, list.length - 1);
  if (number !== undefined) return { answer: number, absolute: range, others };
  const [high = 0, low = 0] = [numberHigh, numberLow];
  return { answer: (high + low) / 2, absolute: (high - low) / 2, others };
}

function readQuestion(item: Named, id: string, text: string): Read {
  const explanation = markdownOf(item.globalFeedback);
  const common = { id, text, ...(explanation === '' ? {} : { explanation }) };
  switch (item.type) {
    case 'MC': {
      const notes: string[] = [];
      const several = item.choices.filter(({ isCorrect, weight }) => isCorrect || (weight ?? 0) > 0);
      const single = several.length === 1;
      if (item.choices.some(({ weight }) => weight !== null && weight !== 100))
        notes.push('percentages of options became right or wrong');
      const options = item.choices.map(({ isCorrect, weight, text: option, feedback }) => ({
        text: markdownOf(option),
        ...(isCorrect || (weight ?? 0) > 0 ? { correct: true } : {}),
        ...(feedback ? { explanation: markdownOf(feedback) } : {}),
      }));
      return { question: { ...common, type: single ? 'single-choice' : 'multiple-choice', options }, notes };
    }
    case 'TF': {
      const said = [item.trueFeedback, item.falseFeedback].map(markdownOf).filter((one) => one !== '');
      const merged = [...said, explanation].filter((one) => one !== '').join('\n\n');
      const notes = said.length > 0 ? ['feedback of both answers became the explanation'] : [];
      return {
        question: {
          id,
          text,
          type: 'true-false',
          answer: item.isTrue,
          ...(merged === '' ? {} : { explanation: merged }),
        },
        notes,
      };
    }
    case 'Numerical': {
      const { answer, absolute, others } = readNumber(item.choices);
      const notes = others > 0 ? [`${others} further answers were left out`] : [];
      return { question: { ...common, type: 'numeric', answer, tolerance: { absolute, relative: 0 } }, notes };
    }
    case 'Short': {
      const right = item.choices.filter(({ isCorrect, weight }) => isCorrect && (weight === null || weight === 100));
      const partly = item.choices.filter((one) => !right.includes(one));
      const patterns = right
        .map(({ text: one }) => wildcardPattern(one.text.trim()))
        .filter((one) => one !== undefined);
      const plain = right.map(({ text: one }) => one.text.trim()).filter((one) => wildcardPattern(one) === undefined);
      const accepted =
        plain.length > 0 ? plain : right.map(({ text: one }) => one.text.replace(/\*/g, '').trim() || '?');
      const mistakes = partly.map(({ text: one, feedback }) => ({
        answer: one.text.trim(),
        explanation: markdownOf(feedback) || 'Not quite.',
      }));
      const notes = partly.some(({ weight }) => (weight ?? 0) > 0) ? ['answers worth a part earn nothing'] : [];
      return {
        question: {
          ...common,
          type: 'short-text',
          accepted,
          mistakes,
          ...(patterns.length > 0 ? { pattern: patterns.join('|') } : {}),
        },
        notes,
      };
    }
    case 'Matching': {
      const pairs = item.matchPairs.map(({ subquestion, subanswer }) => ({
        left: markdownOf(subquestion),
        right: subanswer.trim(),
      }));
      const distractors = pairs.filter(({ left }) => left === '').map(({ right }) => right);
      return {
        question: { ...common, type: 'matching', pairs: pairs.filter(({ left }) => left !== ''), distractors },
        notes: [],
      };
    }
    case 'Essay':
      return { notes: ['an essay has no answer that can be checked'] };
  }
}

/** Reads a GIFT text. @throws FormatError with the line at which it is none */
export function readGift(text: string): Imported {
  if (text.length > LONGEST_TEXT) throw new FormatError('the text is longer than 2 million characters');
  // A large grammar, loaded with the first text: few servers import any.
  const { parse } = createRequire(import.meta.url)('gift-pegjs') as typeof Gift;
  let items: GIFTQuestion[];
  try {
    // The grammar wants a last line break.
    items = parse(`${text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')}\n`);
  } catch (error) {
    const { message, location } = error as { message: string; location?: { start: { line: number } } };
    throw new FormatError(message, location?.start.line);
  }
  const nameOf = createNames();
  const report: Carried[] = [];
  const questions: WrittenQuestion[] = [];
  let title = 'Imported quiz';
  for (const item of items) {
    if (item.type === 'Category') {
      title = item.title.split('/').at(-1)?.trim() || title;
      continue;
    }
    const stem = markdownOf(item.stem);
    const shown = item.title ?? shortened(stem);
    if (item.type === 'Description') {
      report.push({ question: shown, kind: 'dropped', message: 'a description asks nothing' });
      continue;
    }
    const { question, notes } = readQuestion(item, nameOf(item.title ?? stem, 'question'), stem);
    if (question) questions.push(question);
    const kind = !question ? 'dropped' : notes.length > 0 ? 'changed' : 'kept';
    report.push({ question: shown, kind, message: notes.join('; ') });
  }
  if (questions.length === 0) throw new FormatError('there is no question in it that can be used');
  return { quiz: { title, week: 1, sections: [{ questions }] }, report };
}
