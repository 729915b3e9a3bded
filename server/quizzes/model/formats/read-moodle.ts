/**
 * Owns reading Moodle XML into a quiz.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
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

const LISTS = new Set(['question', 'answer', 'subquestion', 'tag', 'hint', 'file']);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => LISTS.has(name),
  processEntities: { enabled: true, maxTotalExpansions: 100_000, maxExpandedLength: LONGEST_TEXT },
});

type Node = Readonly<Record<string, unknown>>;
const nodeOf = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});
const listOf = (value: unknown): Node[] => (Array.isArray(value) ? value.map(nodeOf) : []);
/** The text of <x><text>…</text></x>, or of <x>…</x>. */
function plainText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  const { text, '#text': own } = nodeOf(value);
  const found = text ?? own ?? '';
  return typeof found === 'string' ? found.trim() : plainText(found);
}
function markdownOf(value: unknown): string {
  const text = dollarFormulas(plainText(value));
  const format = nodeOf(value)['@format'] ?? 'html';
  if (format === 'markdown') return text;
  return format === 'html' ? htmlToMarkdown(text) : escapeMarkdown(text);
}
const fractionOf = (answer: Node): number => Number(answer['@fraction'] ?? 0);

interface Read {
  readonly question?: WrittenQuestion;
  readonly notes: readonly string[];
}

const explained = (answer: Node): { explanation?: string } => {
  const text = markdownOf(answer.feedback);
  return text === '' ? {} : { explanation: text };
};

/** {1:SHORTANSWER:=a~%50%b}, {1:NUMERICAL:=3:0.1}, {1:MULTICHOICE:=a~b} of a Cloze question. */
function readCloze(text: string, common: { id: string; explanation?: string }): Read {
  const notes: string[] = [];
  const gaps: Record<
    string,
    | { options: string[]; answer: string }
    | { accepted: string[] }
    | { number: number; tolerance: { absolute: number; relative: number } }
  > = {};
  const cloze = text.replace(/\\?\{\d*:([A-Z_]+):((?:[^{}\\]|\\.)*)\}/g, (whole, type: string, answers: string) => {
    const options = answers.split(/(?<!\\)~/).map((one) => {
      const [, mark = '', body = ''] = /^\s*(=|%-?[\d.]+%)?([\s\S]*)$/.exec(one) ?? [];
      const [value = ''] = body.split(/(?<!\\)#/);
      return { right: mark === '=' || mark === '%100%', value: value.replace(/\\([~=#{}\\])/g, '$1').trim() };
    });
    const right = options.find((one) => one.right)?.value ?? options[0]?.value ?? '';
    const name = `g${Object.keys(gaps).length + 1}`;
    if (/^(NUMERICAL|NM)$/.test(type)) {
      const [number = '', absolute = '0'] = right.split(':');
      gaps[name] = { number: Number(number), tolerance: { absolute: Number(absolute), relative: 0 } };
    } else if (/^(MULTICHOICE|MC|MULTIRESPONSE|MR)/.test(type))
      gaps[name] = { options: [...new Set(options.map((one) => one.value))], answer: right };
    else if (/^(SHORTANSWER|SA|MW)/.test(type))
      gaps[name] = { accepted: options.filter((one) => one.right).map((one) => one.value) };
    else {
      notes.push(`a gap of type ${type} was left out`);
      return whole;
    }
    return `[[${name}]]`;
  });
  return Object.keys(gaps).length === 0
    ? { notes: ['it has no gap that can be used'] }
    : { question: { ...common, type: 'cloze', cloze, gaps }, notes };
}

function readQuestion(item: Node, id: string, text: string): Read {
  const answers = listOf(item.answer);
  const notes: string[] = [];
  if (listOf(item.hint).length > 0) notes.push('hints were left out');
  if (Number(plainText(item.penalty) || 0) > 0 && listOf(item.hint).length > 0) notes.push('penalties were left out');
  const general = markdownOf(item.generalfeedback);
  const points = Number(plainText(item.defaultgrade) || 1);
  const common = {
    id,
    text,
    ...(general === '' ? {} : { explanation: general }),
    ...(points > 0 && points !== 1 ? { points } : {}),
  };
  const partly = answers.filter((one) => fractionOf(one) > 0 && fractionOf(one) < 100);
  switch (item['@type']) {
    case 'multichoice': {
      const single = plainText(item.single) !== 'false';
      const right = answers.filter((one) => (single ? fractionOf(one) === 100 : fractionOf(one) > 0));
      if (single && partly.length > 0) notes.push('options worth a part became wrong');
      if (!single && new Set(right.map(fractionOf)).size > 1) notes.push('options of different worth became equal');
      const options = answers.map((one) => ({
        text: markdownOf(one),
        ...(right.includes(one) ? { correct: true } : {}),
        ...explained(one),
      }));
      const shuffle = plainText(item.shuffleanswers) !== 'false' && plainText(item.shuffleanswers) !== '0';
      return {
        question: {
          ...common,
          type: single ? 'single-choice' : 'multiple-choice',
          options,
          ...(shuffle ? {} : { shuffle }),
        },
        notes,
      };
    }
    case 'truefalse': {
      const right = answers.find((one) => fractionOf(one) === 100);
      const said = answers.map((one) => markdownOf(one.feedback)).filter((one) => one !== '');
      if (said.length > 0) notes.push('feedback of both answers became the explanation');
      const explanation = [...said, general].filter((one) => one !== '').join('\n\n');
      return {
        question: {
          ...common,
          type: 'true-false',
          answer: plainText(right).toLowerCase() === 'true',
          ...(explanation === '' ? {} : { explanation }),
        },
        notes,
      };
    }
    case 'numerical': {
      const right = answers.find((one) => fractionOf(one) === 100);
      if (right === undefined || plainText(right) === '*') return { notes: ['it has no answer that is wholly right'] };
      if (partly.length > 0) notes.push('answers worth a part were left out');
      const mistakes = answers
        .filter((one) => fractionOf(one) === 0 && plainText(one) !== '*' && Number.isFinite(Number(plainText(one))))
        .map((one) => ({ answer: Number(plainText(one)), explanation: markdownOf(one.feedback) || 'Not quite.' }));
      return {
        question: {
          ...common,
          type: 'numeric',
          answer: Number(plainText(right)),
          tolerance: { absolute: Number(plainText(right.tolerance) || 0), relative: 0 },
          mistakes,
        },
        notes,
      };
    }
    case 'shortanswer': {
      const right = answers.filter((one) => fractionOf(one) === 100).map(plainText);
      if (partly.length > 0) notes.push('answers worth a part earn nothing');
      const plain = right.filter((one) => wildcardPattern(one) === undefined);
      const patterns = right.flatMap((one) => wildcardPattern(one) ?? []);
      const mistakes = answers
        .filter((one) => fractionOf(one) < 100 && plainText(one) !== '*')
        .map((one) => ({ answer: plainText(one), explanation: markdownOf(one.feedback) || 'Not quite.' }));
      const accepted = plain.length > 0 ? plain : right.map((one) => one.replace(/\*/g, '').trim() || '?');
      return {
        question: {
          ...common,
          type: 'short-text',
          accepted,
          mistakes,
          ...(patterns.length > 0 ? { pattern: patterns.join('|') } : {}),
          ...(plainText(item.usecase) === '1' ? { caseSensitive: true } : {}),
        },
        notes,
      };
    }
    case 'matching': {
      const pairs = listOf(item.subquestion).map((one) => ({
        left: markdownOf(one),
        right: plainText(one.answer) || plainText(listOf(one.answer)[0]),
      }));
      return {
        question: {
          ...common,
          type: 'matching',
          pairs: pairs.filter(({ left }) => left !== ''),
          distractors: pairs.filter(({ left }) => left === '').map(({ right }) => right),
        },
        notes,
      };
    }
    case 'ordering':
      return { question: { ...common, type: 'ordering', items: answers.map(markdownOf) }, notes };
    case 'cloze':
    case 'multianswer': {
      const { text: _, ...rest } = common;
      const read = readCloze(text, rest);
      return { ...read, notes: [...notes, ...read.notes] };
    }
    default:
      return { notes: [`questions of type ${String(item['@type'])} cannot be used`] };
  }
}

/** Reads Moodle XML. @throws FormatError with the line at which it is none */
export function readMoodleXml(text: string): Imported {
  if (text.length > LONGEST_TEXT) throw new FormatError('the text is longer than 2 million characters');
  // Moodle writes none; entities of a document's own are a way to make a small file huge.
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new FormatError('a document type is not allowed');
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new FormatError(valid.err.msg, valid.err.line);
  const { quiz } = nodeOf(parser.parse(text));
  const items = listOf(nodeOf(quiz).question);
  if (items.length === 0) throw new FormatError('there is no <quiz> with questions in it');
  const nameOf = createNames();
  const report: Carried[] = [];
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
