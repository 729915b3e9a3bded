/**
 * Owns reading GIFT, the plain-text format of Moodle, into a quiz.
 */
import { createRequire } from 'node:module';
import type * as Gift from 'gift-pegjs';
import type { GIFTQuestion } from 'gift-pegjs';
import type { GiftItem, GiftMarkdown } from '../types/foreign.ts';
import { type AnyRead, types } from '../types/index.ts';
import { createForeignTexts, shortened } from './foreign-text.ts';
import {
  checkCount,
  createNames,
  FormatError,
  type Imported,
  type ImportReport,
  LONGEST_TEXT,
  type WrittenQuestion,
} from './import-report.ts';
import { createPictures } from './pictures.ts';

function readQuestion(item: GiftItem, id: string, text: string, markdownOf: GiftMarkdown): AnyRead {
  const explanation = markdownOf(item.globalFeedback);
  const fields = { id, text, ...(explanation === '' ? {} : { explanation }) };
  for (const { gift } of types) {
    const read = gift?.read?.(item, fields, markdownOf);
    if (read) return read;
  }
  return { notes: ['an essay has no answer that can be checked'] };
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
  checkCount(items);
  const nameOf = createNames();
  const pictures = createPictures();
  const texts = createForeignTexts(pictures);
  const markdownOf: GiftMarkdown = (own) =>
    own ? texts.markdownOf(own.text, own.format === 'markdown' || own.format === 'html' ? own.format : 'moodle') : '';
  const report: ImportReport[] = [];
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
    const { question, notes: found } = readQuestion(item, nameOf(item.title ?? stem, 'question'), stem, markdownOf);
    const notes = [...found, ...texts.takeNotes()];
    if (question) questions.push(question);
    const kind = !question ? 'dropped' : notes.length > 0 ? 'changed' : 'kept';
    report.push({ question: shown, kind, message: notes.join('; ') });
  }
  if (questions.length === 0) throw new FormatError('there is no question in it that can be used');
  return { quiz: { title, week: 1, sections: [{ questions }] }, report, pictures: pictures.found };
}
