/**
 * Owns reading the elements of Moodle XML.
 */
import type { MoodleAnswer, MoodleItem } from '../types/foreign.ts';
import { dollarFormulas, escapeMarkdown, htmlToMarkdown } from './foreign-text.ts';

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
/** The same as Markdown. */
export function markdownOf(value: unknown): string {
  const text = dollarFormulas(plainText(value));
  const format = nodeOf(value)['@format'] ?? 'html';
  if (format === 'markdown') return text;
  return format === 'html' ? htmlToMarkdown(text) : escapeMarkdown(text);
}

function answerOf(node: Node): MoodleAnswer {
  return {
    fraction: Number(node['@fraction'] ?? 0),
    plain: plainText(node),
    markdown: markdownOf(node),
    feedback: markdownOf(node.feedback),
    tolerance: Number(plainText(node.tolerance) || 0),
  };
}

/** A question as its type reads it. */
export function itemOf(node: Node): MoodleItem {
  return {
    type: String(node['@type']),
    answers: listOf(node.answer).map(answerOf),
    pairs: listOf(node.subquestion).map((one) => ({
      left: markdownOf(one),
      right: plainText(one.answer) || plainText(listOf(one.answer)[0]),
    })),
    setting: (name) => plainText(node[name]),
  };
}
