/**
 * Owns turning the texts of foreign formats into ours.
 */
import { createRequire } from 'node:module';
import type TurndownService from 'turndown';

/** Moodle's formulas \( \), \[ \] and $$ $$ as ours. */
export function dollarFormulas(text: string): string {
  return text
    .replace(/\\{1,2}\(([\s\S]*?)\\{1,2}\)/g, (_, tex: string) => `$${tex.trim()}$`)
    .replace(/\\{1,2}\[([\s\S]*?)\\{1,2}\]/g, (_, tex: string) => `\n\n$$${tex.trim()}$$\n\n`);
}

let turndown: TurndownService | undefined;

/** HTML as Markdown; scripts and styles are left out. What converts is loaded with the first text: few servers import any. */
export function htmlToMarkdown(html: string): string {
  if (!turndown) {
    const Turndown = createRequire(import.meta.url)('turndown') as typeof TurndownService;
    turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced' });
    turndown.remove(['script', 'style']);
  }
  return turndown.turndown(html);
}

/** Plain text as Markdown that reads the same. */
export function escapeMarkdown(text: string): string {
  return text
    .split(/(\$\$?[^$]+\$\$?)/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[\\`*_[\]<>#$|]/g, '\\$&')))
    .join('');
}

/** The beginning of a text, for reports. */
export const shortened = (text: string): string =>
  (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text).replace(/\s+/g, ' ').trim();
