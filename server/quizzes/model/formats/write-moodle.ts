/**
 * Owns writing a quiz as Moodle XML.
 *
 * Texts are Markdown, which Moodle reads; formulas are written as \( \), which its filters show.
 */
import { XMLBuilder } from 'fast-xml-parser';
import { drawQuestion, type Variants } from '../draw.ts';
import type { DrawnGap, DrawnQuestion } from '../drawn.ts';
import type { Tolerance } from '../question-schema.ts';
import { type Quiz, questionsOf } from '../quiz-schema.ts';
import { formatShape, randomFrom } from '../values.ts';
import type { Carried, Exported } from './carried.ts';
import { stemOf, WRITTEN_VARIANTS } from './write-gift.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: false,
});

/** Our formulas as Moodle's; code is not changed. */
function moodleFormulas(text: string): string {
  return text
    .split(/(```[\s\S]*?```|`[^`]*`)/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece
            .replace(/\$\$([\s\S]+?)\$\$/g, (_, tex: string) => `\\\\[${tex}\\\\]`)
            .replace(/\$([^$\n]+)\$/g, (_, tex: string) => `\\\\(${tex}\\\\)`),
    )
    .join('');
}
const rich = (text: string) => ({ '@format': 'markdown', text: moodleFormulas(text) });
const answer = (fraction: number, text: string, feedback = '', more: object = {}) => ({
  '@fraction': String(fraction),
  '@format': 'markdown',
  text: moodleFormulas(text),
  ...more,
  feedback: rich(feedback),
});
const plainAnswer = (fraction: number, text: string, feedback = '', more: object = {}) => ({
  '@fraction': String(fraction),
  '@format': 'plain_text',
  text,
  ...more,
  feedback: rich(feedback),
});
const absoluteOf = (value: number, { absolute, relative }: Tolerance): number =>
  Math.max(absolute, relative * Math.abs(value));
const clozeText = (text: string): string => text.replace(/[~=#{}\\]/g, '\\$&');

function clozeGap(gap: DrawnGap): string {
  if (gap.kind === 'number') return `{1:NUMERICAL:=${gap.answer}:${absoluteOf(gap.answer, gap.tolerance)}}`;
  if (gap.kind === 'text') return `{1:SHORTANSWER:${gap.accepted.map((one) => `=${clozeText(one)}`).join('~')}}`;
  return `{1:MULTICHOICE:${gap.options.map((one) => (one === gap.answer ? `=${clozeText(one)}` : clozeText(one))).join('~')}}`;
}

interface Written {
  readonly type: string;
  readonly fields: object;
  /** The text in place of the question's own. */
  readonly text?: string;
  readonly note?: string;
}

function write(drawn: DrawnQuestion): Written {
  const { part } = drawn;
  switch (part.type) {
    case 'single-choice':
    case 'multiple-choice': {
      const right = part.options.filter(({ correct }) => correct).length;
      const single = part.type === 'single-choice';
      const fraction = (correct: boolean): number =>
        Number((correct ? 100 / right : single ? 0 : -100 / right).toFixed(5));
      const answers = part.options.map(({ text, correct, explanation }) =>
        answer(fraction(correct), text, explanation),
      );
      return { type: 'multichoice', fields: { single: String(single), shuffleanswers: 'true', answer: answers } };
    }
    case 'true-false':
      return {
        type: 'truefalse',
        fields: { answer: [plainAnswer(part.answer ? 100 : 0, 'true'), plainAnswer(part.answer ? 0 : 100, 'false')] },
      };
    case 'numeric': {
      const tolerance = { tolerance: String(absoluteOf(part.answer, part.tolerance)) };
      const mistakes = part.mistakes.map((one) => plainAnswer(0, String(one.answer), one.explanation, tolerance));
      return {
        type: 'numerical',
        fields: { answer: [plainAnswer(100, String(part.answer), '', tolerance), ...mistakes] },
        ...(part.unit === undefined ? {} : { note: 'the unit was left out' }),
      };
    }
    case 'shape': {
      const shown = formatShape(part.answer);
      const right = [...new Set([shown, shown.replace(/ /g, ''), `[${part.answer.join(', ')}]`])].map((one) =>
        plainAnswer(100, one),
      );
      const wrong = part.mistakes.map((one) => plainAnswer(0, formatShape(one.answer), one.explanation));
      return {
        type: 'shortanswer',
        fields: { usecase: '0', answer: [...right, ...wrong] },
        note: 'a shape became a short answer',
      };
    }
    case 'short-text': {
      const right = part.accepted.map((one) => plainAnswer(100, one));
      const wrong = part.mistakes.map((one) => plainAnswer(0, one.answer, one.explanation));
      return {
        type: 'shortanswer',
        fields: { usecase: part.caseSensitive ? '1' : '0', answer: [...right, ...wrong] },
        ...(part.pattern === undefined ? {} : { note: 'the pattern was left out' }),
      };
    }
    case 'matching': {
      const used = new Set(part.lefts.map(({ right }) => right));
      const pairs = part.lefts.map(({ text, right }) => ({
        ...rich(text),
        answer: { text: part.rights[right] ?? '' },
      }));
      const spare = part.rights.flatMap((text, index) => (used.has(index) ? [] : [{ ...rich(''), answer: { text } }]));
      return { type: 'matching', fields: { shuffleanswers: 'true', subquestion: [...pairs, ...spare] } };
    }
    case 'ordering': {
      const items = [...part.items].sort((a, b) => a.source - b.source);
      return { type: 'ordering', fields: { answer: items.map(({ text }, index) => answer(index + 1, text)) } };
    }
    case 'cloze':
      return {
        type: 'cloze',
        fields: {},
        text: part.gaps.reduce(
          (text, gap) => text.replace(`[[${gap.name}]]`, () => clozeGap(gap)),
          moodleFormulas([drawn.text, part.cloze].filter((one) => one !== '').join('\n\n')),
        ),
      };
    case 'matrix': {
      const rows = part.answer.map((row) =>
        row.map((cell) => clozeGap({ name: '', kind: 'number', answer: cell, tolerance: part.tolerance })).join(' '),
      );
      return {
        type: 'cloze',
        fields: {},
        text: `${moodleFormulas(stemOf(drawn))}\n\n${rows.join('  \n')}`,
        note: 'a matrix became gaps',
      };
    }
  }
}

/** Writes a quiz; questions with own numbers are written in a few of their variants. */
export function writeMoodleXml(quiz: Quiz, variants: Variants): Exported {
  const report: Carried[] = [];
  const questions = questionsOf(quiz).flatMap((question) => {
    const values = question.variables === undefined ? [{}] : (variants[question.id] ?? []).slice(0, WRITTEN_VARIANTS);
    return values.map((one, index) => {
      const drawn = drawQuestion(question, one, randomFrom(0));
      const name = question.variables === undefined ? question.id : `${question.id}-${index + 1}`;
      const { type, fields, text, note } = write(drawn);
      const notes = [...(note === undefined ? [] : [note]), ...(drawn.picture ? ['the picture was left out'] : [])];
      report.push({ question: name, kind: notes.length > 0 ? 'changed' : 'kept', message: notes.join('; ') });
      return {
        '@type': type,
        name: { text: name },
        questiontext: text === undefined ? rich(stemOf(drawn)) : { '@format': 'markdown', text },
        generalfeedback: rich(drawn.explanation ?? ''),
        defaultgrade: String(drawn.points),
        ...fields,
      };
    });
  });
  const category = { '@type': 'category', category: { text: `$course$/${quiz.title.replaceAll('/', '//')}` } };
  const body = String(builder.build({ quiz: { question: [category, ...questions] } }));
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`, report };
}
