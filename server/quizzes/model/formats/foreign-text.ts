/**
 * Owns turning the texts of foreign formats into ours.
 */
import TurndownService from 'turndown';

/** Moodle's formulas \( \), \[ \] and $$ $$ as ours. */
export function dollarFormulas(text: string): string {
  return text
    .replace(/\\{1,2}\(([\s\S]*?)\\{1,2}\)/g, (_, tex: string) => `$${tex.trim()}$`)
    .replace(/\\{1,2}\[([\s\S]*?)\\{1,2}\]/g, (_, tex: string) => `\n\n$$${tex.trim()}$$\n\n`);
}

const turndown = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced' });
turndown.remove(['script', 'style']);

/** HTML as Markdown; scripts and styles are left out. */
export const htmlToMarkdown = (html: string): string => turndown.turndown(html);

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
