/**
 * Owns reading Moodle XML into a quiz.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type AnyRead, types } from '../types/index.ts';
import { shortened } from './foreign-text.ts';
import {
  checkCount,
  createNames,
  FormatError,
  type Imported,
  type ImportReport,
  LONGEST_TEXT,
  type WrittenQuestion,
} from './import-report.ts';
import { itemOf, listOf, markdownOf, type Node, nodeOf, plainText } from './moodle-nodes.ts';

const LISTS = new Set(['question', 'answer', 'subquestion', 'tag', 'hint', 'file']);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => LISTS.has(name),
  processEntities: { enabled: true, maxTotalExpansions: 100_000, maxExpandedLength: LONGEST_TEXT },
});

function readQuestion(node: Node, id: string, text: string): AnyRead {
  const item = itemOf(node);
  const explanation = markdownOf(node.generalfeedback);
  const points = Number(plainText(node.defaultgrade) || 1);
  const fields = {
    id,
    text,
    ...(explanation === '' ? {} : { explanation }),
    ...(points > 0 && points !== 1 ? { points } : {}),
  };
  const hints = listOf(node.hint).length > 0 ? ['hints were left out'] : [];
  const penalties = hints.length > 0 && Number(plainText(node.penalty) || 0) > 0 ? ['penalties were left out'] : [];
  for (const { moodle } of types) {
    const read = moodle.read?.(item, fields);
    if (read?.question) return { ...read, notes: [...hints, ...penalties, ...read.notes] };
    if (read) return read;
  }
  return { notes: [`questions of type ${item.type} cannot be used`] };
}

/** @throws FormatError for what the library refuses: more levels than any program writes, more text than was sent */
function parse(text: string): unknown {
  try {
    return parser.parse(text);
  } catch (error) {
    throw new FormatError((error as Error).message);
  }
}

/** Reads Moodle XML. @throws FormatError with the line at which it is none */
export function readMoodleXml(text: string): Imported {
  if (text.length > LONGEST_TEXT) throw new FormatError('the text is longer than 2 million characters');
  // Moodle writes none; entities of a document's own are a way to make a small file huge.
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new FormatError('a document type is not allowed');
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new FormatError(valid.err.msg, valid.err.line);
  const { quiz } = nodeOf(parse(text));
  const items = listOf(nodeOf(quiz).question);
  if (items.length === 0) throw new FormatError('there is no <quiz> with questions in it');
  checkCount(items.filter((item) => item['@type'] !== 'category'));
  const nameOf = createNames();
  const report: ImportReport[] = [];
  const questions: WrittenQuestion[] = [];
  let title = 'Imported quiz';
  for (const item of items) {
    if (item['@type'] === 'category') {
      title = plainText(item.category).split('/').at(-1)?.trim() || title;
      continue;
    }
    const stem = markdownOf(item.questiontext);
    const name = plainText(item.name) || shortened(stem);
    const { question, notes: found } = readQuestion(item, nameOf(name, 'question'), stem);
    const files = listOf(nodeOf(item.questiontext).file).length;
    const notes = files > 0 ? [...found, `${files} files were left out`] : found;
    if (question) questions.push(question);
    report.push({
      question: name,
      kind: !question ? 'dropped' : notes.length > 0 ? 'changed' : 'kept',
      message: notes.join('; '),
    });
  }
  if (questions.length === 0) throw new FormatError('there is no question in it that can be used');
  return { quiz: { title, week: 1, sections: [{ questions }] }, report };
}
