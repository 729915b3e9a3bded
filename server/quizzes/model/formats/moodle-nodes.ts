/**
 * Owns reading the elements of Moodle XML.
 */
import type { MoodleAnswer, MoodleItem } from '../types/foreign.ts';
import type { ForeignTexts, TextFormat } from './foreign-text.ts';

/** An element as the parser returns it: attributes begin with @. */
export type Node = Readonly<Record<string, unknown>>;
/** An element, or an empty one. */
export const nodeOf = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});
/** A list of elements. */
export const listOf = (value: unknown): Node[] => (Array.isArray(value) ? value.map(nodeOf) : []);

/** The text of <x><text>…</text></x>, or of <x>…</x>. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  const { text, '#text': own } = nodeOf(value);
  const found = text ?? own ?? '';
  return typeof found === 'string' ? found.trim() : plainText(found);
}

const FORMATS: Readonly<Record<string, TextFormat>> = {
  html: 'html',
  markdown: 'markdown',
  moodle_auto_format: 'moodle',
  plain_text: 'plain',
};

/** Bytes of an element in base64. */
const bytesOf = (value: unknown): Uint8Array => Buffer.from(plainText(value), 'base64');
/** The files of an element by name. */
export function readFiles(node: Node): Map<string, Uint8Array> {
  return new Map(
    listOf(node.file)
      .filter((file) => plainText(file) !== '')
      .map((file) => [String(file['@name'] ?? ''), bytesOf(file)]),
  );
}

/** Reads the elements of one question; `shared` are files that any of its texts may show. */
export function createMoodleReader(texts: ForeignTexts, shared: ReadonlyMap<string, Uint8Array> = new Map()) {
  /** A text as it stands in the file, with its format and files. */
  const rawOf = (value: unknown) => {
    const node = nodeOf(value);
    const format = FORMATS[String(node['@format'] ?? 'html')] ?? 'html';
    const files = readFiles(node);
    return { source: plainText(value), format, files: files.size > 0 ? new Map([...shared, ...files]) : shared };
  };
  const markdownOf = (value: unknown): string => {
    const { source, format, files } = rawOf(value);
    return texts.markdownOf(source, format, files);
  };
  const answerOf = (node: Node): MoodleAnswer => ({
    fraction: Number(node['@fraction'] ?? plainText(node.fraction) ?? 0) || 0,
    plain: plainText(node),
    markdown: markdownOf(node),
    feedback: markdownOf(node.feedback),
    tolerance: plainText(node.tolerance),
  });
  return {
    rawOf,
    markdownOf,
    /** A question as its type reads it. */
    itemOf(node: Node): MoodleItem {
      const text = rawOf(node.questiontext);
      return {
        type: String(node['@type']),
        raw: text.source,
        markdown: (source) => texts.markdownOf(source, text.format, text.files),
        answers: listOf(node.answer).map(answerOf),
        pairs: listOf(node.subquestion).map((one) => ({
          left: markdownOf(one),
          right: plainText(one.answer) || plainText(listOf(one.answer)[0]),
        })),
        units: listOf(nodeOf(node.units).unit).map((unit) => ({
          name: plainText(unit.unit_name),
          multiplier: Number(plainText(unit.multiplier) || 1),
        })),
        setting: (name) => plainText(node[name]),
      };
    },
  };
}
/** Reads elements. */
export type MoodleReader = ReturnType<typeof createMoodleReader>;
