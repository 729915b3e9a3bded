/**
 * Owns reading GIFT, the plain-text format of Moodle, into a quiz.
 *
 * It is read question by question, as Moodle does: one that cannot be read is named with its line and leaves the others alone.
 */

import { foreignNumber, type MoodleAnswer, type MoodleItem } from '../types/foreign.ts';
import type { AnyRead } from '../types/index.ts';
import { note } from '../types/note.ts';
import { createForeignTexts, type ForeignTexts, shortened } from './foreign-text.ts';
import { giftBlocks } from './gift-blocks.ts';
import { mask } from './gift-marks.ts';
import { type GiftAnswer, type GiftAsked, type GiftText, readGiftBlock } from './gift-question.ts';
import {
  checkCount,
  checkLength,
  createNames,
  FormatError,
  type Imported,
  type ReadQuestion,
  reportOf,
} from './import-report.ts';
import { createPictures } from './pictures.ts';
import { readItem } from './read-item.ts';

/** 1..5 as its middle and how far it reaches, 3:0.1 as both. */
function numberOf(written: string): { plain: string; tolerance: string } {
  const [low = '', high] = written.split('..', 2);
  const ends = [low, high ?? ''].map((end) => foreignNumber(end));
  const [from, to] = ends;
  if (high !== undefined && from !== undefined && to !== undefined)
    return { plain: String(rounded((from + to) / 2)), tolerance: String(rounded((to - from) / 2)) };
  const [plain = '', tolerance = ''] = written.split(':', 2);
  return { plain: plain.trim(), tolerance: tolerance.trim() };
}
/** Without what binary fractions add. */
const rounded = (number: number): number => Number(number.toPrecision(14));

/** A question of GIFT as its type reads it. */
function itemOf(asked: GiftAsked, markdownOf: (text: GiftText) => string, stem: GiftText): MoodleItem {
  const answerOf = ({ fraction, text, feedback }: GiftAnswer): MoodleAnswer => ({
    fraction,
    markdown: asked.type === 'multichoice' ? markdownOf(text) : '',
    feedback: markdownOf(feedback),
    ...(asked.type === 'numerical' ? numberOf(text.source) : { plain: text.source, tolerance: '' }),
  });
  const truth = (value: boolean): MoodleAnswer => {
    const right = asked.type === 'truefalse' && asked.answer === value;
    const feedback = asked.type === 'truefalse' ? markdownOf(right ? asked.right : asked.wrong) : '';
    return { fraction: right ? 100 : 0, plain: String(value), markdown: '', feedback, tolerance: '' };
  };
  return {
    type: asked.type,
    raw: '',
    markdown: (source) => markdownOf({ source, format: stem.format }),
    answers:
      'answers' in asked ? asked.answers.map(answerOf) : asked.type === 'truefalse' ? [true, false].map(truth) : [],
    pairs: asked.type === 'matching' ? asked.pairs.map(({ left, right }) => ({ left: markdownOf(left), right })) : [],
    units: [],
    setting: (name) => (name === 'single' && asked.type === 'multichoice' ? String(asked.single) : ''),
  };
}

/** A question and its text as Markdown. */
interface Asking {
  readonly id: string;
  readonly text: string;
  readonly asked: GiftAsked;
  readonly stem: GiftText;
  readonly general: GiftText;
}
function readAsked({ id, text, asked, stem, general }: Asking, texts: ForeignTexts): AnyRead {
  if (asked.type === 'description') return { notes: [note('imported:description')] };
  if (asked.type === 'essay') return { notes: [note('imported:essay')] };
  const markdownOf = ({ source, format }: GiftText): string => texts.markdownOf(source, format);
  const explanation = markdownOf(general);
  if (text === '') return { notes: [note('imported:noText')] };
  return readItem(itemOf(asked, markdownOf, stem), { id, text, ...(explanation === '' ? {} : { explanation }) });
}

/** Reads a GIFT text. @throws FormatError for one that is too long or asks nothing */
export function readGift(text: string): Imported {
  checkLength(text);
  const blocks = giftBlocks(mask(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')));
  checkCount(blocks);
  const nameOf = createNames();
  const pictures = createPictures();
  const texts = createForeignTexts(pictures);
  const questions: ReadQuestion[] = [];
  let category = '';
  let asks = false;
  for (const block of blocks) {
    const item = readGiftBlock(block);
    if ('category' in item) {
      category = item.category;
      continue;
    }
    const failed = 'problem' in item;
    asks ||= failed || item.asked.type !== 'description';
    const text = failed ? '' : texts.markdownOf(item.stem.source, item.stem.format);
    const name = item.title || shortened(text);
    const { question, notes: found }: AnyRead = failed
      ? { notes: [item.problem] }
      : readAsked({ ...item, id: nameOf(name, 'question'), text }, texts);
    const notes = [
      ...(failed ? [] : item.notes),
      ...found,
      ...texts.takeNotes(),
      ...(block.tagged ? [note('imported:tags')] : []),
    ];
    questions.push({ category, question, report: reportOf(name, { question, notes }, block.line) });
  }
  if (!asks)
    throw new FormatError('no question with answers in braces is in it: GIFT, Moodle XML and quiz.yaml can be read');
  return { questions, pictures: pictures.found };
}
