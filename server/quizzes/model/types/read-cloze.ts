/**
 * Owns making a question of ours of a Cloze of Moodle: a cloze, or multiple choice where its only gap has several right choices.
 */

import { decodeHTMLStrict } from 'entities/decode';
import { foreignNumber, joined, type MoodleItem, NO_RIGHT, type ReadFields } from './foreign.ts';
import { rightNumbers } from './foreign-numbers.ts';
import { type FoundGap, findGaps, type GapAnswer } from './moodle-gaps.ts';
import { type Note, note } from './note.ts';
import { optionsProblem } from './options.ts';
import { withPattern } from './wildcards.ts';

type RightNumber = ReturnType<typeof rightNumbers>['right'][number];
/** A gap as its author would write it. */
export type ReadGap =
  | { options: string[]; answer: string }
  | { accepted: string[]; caseSensitive?: boolean; pattern?: string }
  | { number: number; tolerance: RightNumber['tolerance']; also?: RightNumber[] };

/** What stands for a gap while the text is converted: characters of no text. */
const [OPEN, CLOSE] = ['\uE010', '\uE011'];

/** The text of an answer as plain text: formulas as their TeX. */
const plainOf = (html: string): string =>
  decodeHTMLStrict(html.replace(/<br\s*\/?>/gi, ' ').replace(/<\/?[a-z][^<>]{0,1000}>/gi, ''))
    .replace(/\\[([](.*?)\\[)\]]/gs, '$1')
    .replace(/\$\$?([^$]+)\$\$?/g, '$1')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
const isFormula = ({ text }: GapAnswer): boolean => /\\[([]|\$\$/.test(text);

function readChoice(answers: readonly GapAnswer[]): { gap?: ReadGap; notes: Note[] } {
  const best = Math.max(0, ...answers.map(({ fraction }) => fraction));
  const right = new Set(answers.filter(({ fraction }) => fraction === best).map(({ text }) => plainOf(text)));
  const options = [...new Set(answers.map(({ text }) => plainOf(text)))];
  const [answer] = right;
  if (best <= 0 || answer === undefined) return { notes: [NO_RIGHT] };
  if (right.size > 1) return { notes: [note('imported:rightChoices', { number: right.size })] };
  if (options.length < 2 || options.length > 12)
    return { notes: [note('imported:choices', { number: options.length })] };
  if (options.some((one) => one === '' || one.length > 500)) return { notes: [note('imported:emptyChoice')] };
  return {
    gap: { options, answer },
    notes: [
      ...(best < 100 ? [note('imported:bestChoice', { worth: best })] : []),
      ...(answers.some(({ fraction }) => fraction > 0 && fraction < best) ? [note('imported:partlyChoices')] : []),
      ...(answers.some(({ fraction }) => fraction < 0) ? [note('imported:wrongChoices')] : []),
      ...(answers.some(isFormula) ? [note('imported:choicesTex')] : []),
    ],
  };
}
/** What typed answers that are not wholly right lose. */
const partly = (answers: readonly GapAnswer[]): Note[] =>
  answers.some(({ fraction }) => fraction > 0 && fraction < 100) ? [note('imported:partly')] : [];

function readGap({ kind, answers, caseSensitive }: FoundGap): { gap?: ReadGap; notes: Note[] } {
  if (kind === 'choices') return { notes: [note('imported:severalChoices')] };
  if (kind === 'choice') return readChoice(answers);
  if (kind === 'text') {
    const right = answers.filter(({ fraction }) => fraction === 100).map(({ text }) => plainOf(text));
    const { notes, ...read } = withPattern(right, caseSensitive);
    if (read.accepted.length === 0) return { notes: [...notes, NO_RIGHT] };
    return { gap: { ...read, ...(caseSensitive ? { caseSensitive } : {}) }, notes: [...notes, ...partly(answers)] };
  }
  const numbers = answers.map(({ fraction, text }) => {
    const [plain = '', tolerance = ''] = plainOf(text).split(':');
    return { fraction, plain, tolerance };
  });
  const { right, notes } = rightNumbers(numbers);
  const [first, ...also] = right;
  if (first === undefined) return { notes: [...notes, NO_RIGHT] };
  const { answer: number, tolerance } = first;
  return { gap: { number, tolerance, ...(also.length > 0 ? { also } : {}) }, notes: [...notes, ...partly(answers)] };
}

/** Feedback of gaps, one line each. */
function feedbackOf(gaps: readonly FoundGap[], markdown: (source: string) => string): string {
  const lines = gaps.flatMap(({ answers, kind }, index) =>
    answers
      .filter(({ feedback }) => feedback !== '')
      .map(({ text, feedback }) => {
        const answer = kind === 'number' ? String(foreignNumber(text.split(':')[0] ?? '') ?? text) : text;
        return `- (${index + 1}) ${markdown(answer)}: ${markdown(feedback).replace(/\s*\n\s*/g, ' ')}`;
      }),
  );
  return lines.join('\n');
}

const isCloze = ({ type }: MoodleItem): boolean => type === 'cloze' || type === 'multianswer';
/** The text around gaps, and the gaps; text that stands for a gap in a file stands for none. */
const gapsOf = ({ raw }: MoodleItem) => findGaps(raw.replace(/[\uE010\uE011]/g, ''));
/** Whether the only gap has several right choices. */
const isMultiple = ([only, ...others]: readonly FoundGap[]): boolean => only?.kind === 'choices' && others.length === 0;

/** Reads a Cloze whose only gap has several right choices as multiple choice; undefined for what is none. */
export function readOnlyChoices(item: MoodleItem, { text: beside, ...fields }: ReadFields) {
  const found = isCloze(item) ? gapsOf(item) : undefined;
  if (found === undefined || 'problem' in found || !isMultiple(found.gaps)) return undefined;
  const { markdown } = item;
  const answers = found.gaps[0]?.answers ?? [];
  if (!answers.some(({ fraction }) => fraction > 0)) return { notes: [NO_RIGHT] };
  const options = answers.map(({ text, fraction, feedback }) => ({
    text: markdown(text),
    ...(fraction > 0 ? { correct: true } : {}),
    ...(feedback === '' ? {} : { explanation: markdown(feedback) }),
  }));
  const problem = optionsProblem(options);
  if (problem !== undefined) return { notes: [problem] };
  const text = joined([markdown(found.pieces.join(' … ')), beside]);
  const notes = [note('imported:onlyGap')];
  return { question: { ...fields, type: 'multiple-choice' as const, text, options }, notes };
}

/** Reads a Cloze; undefined for what is none. */
export function readCloze(item: MoodleItem, { text: beside, ...own }: ReadFields) {
  if (!isCloze(item)) return undefined;
  const { raw, markdown } = item;
  const fields = { ...own, ...(beside === '' ? {} : { text: beside }) };
  const found = gapsOf(item);
  if ('problem' in found) return { notes: [found.problem] };
  const { pieces, gaps } = found;
  if (gaps.length === 0) return { notes: [note('imported:noGap')] };
  if (isMultiple(gaps)) return undefined;
  // A name that no text has between brackets.
  let name = 'g';
  while (raw.includes(`[[${name}`)) name += 'g';
  const read = gaps.map(readGap);
  const broken = read.findIndex(({ gap }) => gap === undefined);
  if (broken >= 0) return { notes: (read[broken]?.notes ?? []).map((one) => ({ ...one, gap: broken + 1 })) };
  const marked = pieces.reduce((before, piece, index) => `${before}${OPEN}${index}${CLOSE}${piece}`);
  const cloze = markdown(marked).replace(/\uE010(\d+)\uE011/g, (_all, index: string) => `[[${name}${index}]]`);
  const feedback = feedbackOf(gaps, markdown);
  const explanation = joined([fields.explanation ?? '', feedback]);
  const weights = gaps.map(({ weight }) => weight);
  return {
    question: {
      ...fields,
      type: 'cloze' as const,
      cloze,
      gaps: Object.fromEntries(read.flatMap(({ gap }, index) => (gap ? [[`${name}${index + 1}`, gap]] : []))),
      ...(explanation === '' ? {} : { explanation }),
    },
    notes: [
      ...read.flatMap(({ notes }, index) => notes.map((one) => ({ ...one, gap: index + 1 }))),
      ...(new Set(weights).size > 1 ? [note('imported:weights', { weights: weights.join(', ').slice(0, 100) })] : []),
      ...(feedback === '' ? [] : [note('imported:gapFeedback')]),
    ],
  };
}
