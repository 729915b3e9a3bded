/**
 * Owns writing a quiz as GIFT, the plain-text format of Moodle.
 */
import { drawQuestion, type Variants } from '../draw.ts';
import type { DrawnQuestion } from '../drawn.ts';
import { type Quiz, questionsOf } from '../quiz-schema.ts';
import { formatShape, randomFrom } from '../values.ts';
import type { Carried, Exported } from './carried.ts';

/** How many variants of a question with variables are written, each as a separate question. */
export const WRITTEN_VARIANTS = 3;

/** Text with GIFT's own marks escaped. */
const giftText = (text: string): string => text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\n/g, '\\n');
const feedback = (text: string | undefined): string => (text === undefined || text === '' ? '' : `#${giftText(text)}`);

/** Text and code of a question in one. */
export function stemOf({ text, code }: DrawnQuestion): string {
  return code ? `${text}\n\n\`\`\`${code.language}\n${code.source.trimEnd()}\n\`\`\`` : text;
}

function body({ part }: DrawnQuestion): { readonly answer?: string; readonly note?: string } {
  switch (part.type) {
    case 'single-choice':
      return {
        answer: part.options
          .map(({ text, correct, explanation }) => `${correct ? '=' : '~'}${giftText(text)}${feedback(explanation)}`)
          .join('\n'),
      };
    case 'multiple-choice': {
      const right = part.options.filter(({ correct }) => correct).length;
      const percent = (correct: boolean): string =>
        (correct ? 100 / right : -100 / right).toFixed(5).replace(/\.?0+$/, '');
      return {
        answer: part.options
          .map(({ text, correct, explanation }) => `~%${percent(correct)}%${giftText(text)}${feedback(explanation)}`)
          .join('\n'),
      };
    }
    case 'true-false':
      return { answer: part.answer ? 'T' : 'F' };
    case 'numeric': {
      const { absolute, relative } = part.tolerance;
      return {
        answer: `#${part.answer}:${Math.max(absolute, relative * Math.abs(part.answer))}`,
        ...(part.mistakes.length > 0 ? { note: 'explanations of mistakes were left out' } : {}),
      };
    }
    case 'shape': {
      const shown = formatShape(part.answer);
      return {
        answer: [...new Set([shown, shown.replace(/ /g, ''), `[${part.answer.join(', ')}]`])]
          .map((one) => `=${giftText(one)}`)
          .join('\n'),
        note: 'a shape became a short answer',
      };
    }
    case 'short-text':
      return {
        answer: part.accepted.map((one) => `=${giftText(one)}`).join('\n'),
        ...(part.pattern === undefined ? {} : { note: 'the pattern was left out' }),
      };
    case 'matching': {
      const used = new Set(part.lefts.map(({ right }) => right));
      const pairs = part.lefts.map(({ text, right }) => `=${giftText(text)} -> ${giftText(part.rights[right] ?? '')}`);
      const spare = part.rights.flatMap((text, index) => (used.has(index) ? [] : [`= -> ${giftText(text)}`]));
      return { answer: [...pairs, ...spare].join('\n') };
    }
    case 'matrix':
    case 'ordering':
    case 'cloze':
      return { note: `GIFT has no ${part.type}` };
  }
}

/** Writes a quiz; questions with own numbers are written in a few of their variants. */
export function writeGift(quiz: Quiz, variants: Variants): Exported {
  const report: Carried[] = [];
  const blocks = questionsOf(quiz).flatMap((question) => {
    const values = question.variables === undefined ? [{}] : (variants[question.id] ?? []).slice(0, WRITTEN_VARIANTS);
    return values.flatMap((one, index) => {
      const drawn = drawQuestion(question, one, randomFrom(0));
      const { answer, note } = body(drawn);
      const name = question.variables === undefined ? question.id : `${question.id}-${index + 1}`;
      const notes = [...(note === undefined ? [] : [note]), ...(drawn.picture ? ['the picture was left out'] : [])];
      report.push({
        question: name,
        kind: answer === undefined ? 'dropped' : notes.length > 0 ? 'changed' : 'kept',
        message: notes.join('; '),
      });
      if (answer === undefined) return [];
      const general = drawn.explanation === undefined ? '' : `\n####${giftText(drawn.explanation)}`;
      return [`::${giftText(name)}::[markdown]${giftText(stemOf(drawn))} {\n${answer}${general}\n}`];
    });
  });
  return { text: `$CATEGORY: ${quiz.title}\n\n${blocks.join('\n\n')}\n`, report };
}
