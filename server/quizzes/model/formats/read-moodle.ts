/**
 * Owns reading Moodle XML into a quiz.
 */

import { decodeHTMLStrict } from 'entities/decode';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { foreignNumber, joined } from '../types/foreign.ts';
import type { AnyRead } from '../types/index.ts';
import { type Note, note } from '../types/note.ts';
import { createForeignTexts, type ForeignTexts, shortened } from './foreign-text.ts';
import {
  checkCount,
  checkLength,
  createNames,
  FormatError,
  type Imported,
  type ReadQuestion,
  reportOf,
} from './import-report.ts';
import {
  createMoodleReader,
  listOf,
  type MoodleReader,
  type Node,
  nodeOf,
  plainText,
  readFiles,
} from './moodle-nodes.ts';
import { createPictures, fileNameIn } from './pictures.ts';
import { readItem } from './read-item.ts';

const LISTS = new Set(['question', 'answer', 'subquestion', 'tag', 'hint', 'file', 'unit']);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => LISTS.has(name),
  // Those of XML and of HTML, by name and by number, each once. A document has none of its own.
  entityDecoder: {
    decode: decodeHTMLStrict,
    reset() {},
    setXmlVersion() {},
    addInputEntities() {},
    setExternalEntities() {},
  },
});

function readQuestion(node: Node, id: string, text: string, { itemOf, markdownOf }: MoodleReader): AnyRead {
  const item = itemOf(node);
  const explanation = markdownOf(node.generalfeedback);
  const points = foreignNumber(plainText(node.defaultgrade)) ?? 1;
  const fields = {
    id,
    text,
    ...(explanation === '' ? {} : { explanation }),
    ...(points > 0 && points !== 1 ? { points } : {}),
  };
  const hints = listOf(node.hint).length > 0 ? [note('imported:hints')] : [];
  const penalties = hints.length > 0 && Number(plainText(node.penalty) || 0) > 0 ? [note('imported:penalties')] : [];
  const read = readItem(item, fields);
  return read.question ? { ...read, notes: [...hints, ...penalties, ...read.notes] } : read;
}

/** @throws FormatError for what the library refuses: more levels than any program writes, more text than was sent */
function parse(text: string): unknown {
  try {
    return parser.parse(text);
  } catch (error) {
    throw new FormatError((error as Error).message);
  }
}

/** The files of a question's texts by name, and what is said of those that no text shows. */
function filesOf(item: Node): { shared: Map<string, Uint8Array>; unused: Note[] } {
  const answers = [...listOf(item.answer), ...listOf(item.subquestion)];
  const texts = [item.questiontext, item.generalfeedback, ...answers, ...answers.map(({ feedback }) => feedback)];
  const files = texts.flatMap((text) => listOf(nodeOf(text).file));
  const written = texts.map(plainText).join('\n');
  const shown = new Set([...written.matchAll(/@@PLUGINFILE@@\/[^"'<>\s)]*/g)].map(([source]) => fileNameIn(source)));
  const unused = files.map((file) => String(file['@name'] ?? '')).filter((name) => !shown.has(name));
  const shared = [item.questiontext, item.generalfeedback].flatMap((text) => [...readFiles(nodeOf(text))]);
  return {
    shared: new Map(shared),
    unused: unused.length > 0 ? [note('imported:files', { names: unused.join(', ').slice(0, 200) })] : [],
  };
}
/** The text of a question with the picture that Moodle 1.9 kept beside it. */
function oldPicture(item: Node, stem: string, texts: ForeignTexts, shared: Map<string, Uint8Array>): string {
  const data = plainText(item.image_base64);
  const name = plainText(item.image).split('/').at(-1) ?? '';
  if (data === '' && !/\.\w{3,4}$/.test(name)) return stem;
  if (data !== '') shared.set(name || 'picture', Buffer.from(data, 'base64'));
  const source = (name || 'picture').replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return joined([stem, texts.markdownOf(`<img src="@@PLUGINFILE@@/${source}" alt="">`, 'html', shared)]);
}
/** What is said of a question's tags. */
const tagsOf = (item: Node): Note[] => (listOf(nodeOf(item.tags).tag).length > 0 ? [note('imported:tags')] : []);

/** A document without its CDATA sections. */
function withoutData(text: string): string {
  const [first = '', ...rest] = text.split('<![CDATA[');
  return first + rest.map((part) => part.slice(part.indexOf(']]>') + 3)).join('');
}

/** Reads Moodle XML. @throws FormatError with the line at which it is none */
export function readMoodleXml(text: string): Imported {
  checkLength(text);
  // Moodle writes none; entities of a document's own are a way to make a small file huge.
  if (/<!DOCTYPE|<!ENTITY/i.test(withoutData(text))) throw new FormatError('a document type is not allowed');
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new FormatError(valid.err.msg, valid.err.line);
  const { quiz } = nodeOf(parse(text));
  const items = listOf(nodeOf(quiz).question);
  if (items.length === 0) throw new FormatError('there is no <quiz> with questions in it');
  checkCount(items.filter((item) => item['@type'] !== 'category'));
  const nameOf = createNames();
  const pictures = createPictures();
  const texts = createForeignTexts(pictures);
  const questions: ReadQuestion[] = [];
  let category = '';
  for (const item of items) {
    if (item['@type'] === 'category') {
      category = plainText(item.category);
      continue;
    }
    const { shared, unused } = filesOf(item);
    const reader = createMoodleReader(texts, shared);
    const isCloze = item['@type'] === 'cloze' || item['@type'] === 'multianswer';
    const stem = isCloze ? '' : reader.markdownOf(item.questiontext);
    const name = plainText(item.name) || shortened(stem) || 'Cloze';
    const { question, notes: found } = readQuestion(
      item,
      nameOf(name, 'question'),
      oldPicture(item, stem, texts, shared),
      reader,
    );
    const notes = [...found, ...texts.takeNotes(), ...unused, ...tagsOf(item)];
    questions.push({ category, question, report: reportOf(name, { question, notes }) });
  }
  return { questions, pictures: pictures.found };
}
