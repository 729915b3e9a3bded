/**
 * Owns turning the texts of foreign formats into ours: Markdown with formulas in dollars, and pictures by their names.
 */

import { decodeHTMLStrict } from 'entities/decode';
import { type Note, note } from '../types/note.ts';
import { createFormulas } from './formulas.ts';
import { createHtmlToMarkdown } from './html-to-markdown.ts';
import type { Pictures, TextFiles } from './pictures.ts';
import { raised } from './raised.ts';

/** How a text is written: as Moodle's editors do, as Moodle's old one does (line breaks count, and so do tags), or plainly. */
export type TextFormat = 'html' | 'markdown' | 'moodle' | 'plain';

/** Longest text that is converted, characters. */
const LONGEST_SOURCE = 200_000;
/** Tags that a text of Moodle's old editor may have; what else looks like one is no tag. */
const KNOWN_TAG =
  /<(?!\/?(?:p|br|b|i|em|strong|u|code|pre|sub|sup|span|div|ul|ol|li|table|thead|tbody|tr|td|th|img|a|h[1-6]|hr|font|tt|small|big|blockquote|center)\b)/gi;

/** Words that are the same in HTML and Markdown, and marks of formulas: most texts are no more, and converting takes a millisecond. */
const AS_IT_IS = /^\p{L}[\p{L}\p{N}\uE000\uE001 ,.?!;:()'"%/]*$/u;

/** Line breaks and runs of spaces as HTML keeps them. */
const withBreaks = (html: string): string =>
  html.replace(/\r\n?/g, '\n').replace(/\n/g, '<br>').replace(/ {2}/g, '&nbsp; ');
/** A text in which nothing stands for a variable. */
const guarded = (text: string, brace: string): string =>
  text.replace(/\{(?=\{\s*[A-Za-z_]\w*(?::\w+)?\s*\}\})/g, brace);
/** Plain text as HTML. */
const plainHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Reads the texts of one file; pictures are added to `pictures`. */
export function createForeignTexts(pictures: Pictures) {
  let notes: Note[] = [];
  let files: TextFiles = new Map();
  const say = (said: Note): void => {
    const own = JSON.stringify(said);
    if (!notes.some((one) => JSON.stringify(one) === own)) notes.push(said);
  };
  const formulas = createFormulas();
  const picture = (source: string, alt: string): string => pictures.markdown(source, alt, files, say);
  let fromHtml: ((html: string) => string) | undefined;
  const html = (text: string): string => {
    if (AS_IT_IS.test(text) && !text.includes('  ')) return text;
    fromHtml ??= createHtmlToMarkdown({ formulas, picture, say });
    return fromHtml(text);
  };
  /** What HTML in Markdown is frequent in Moodle. */
  const fromMarkdown = (text: string): string =>
    text
      .split(/(```[\s\S]*?```|`[^`\n]*`)/)
      .map((piece, index) =>
        index % 2 === 1
          ? guarded(piece, '{\u2060')
          : guarded(piece, '{\\')
              .replace(/<br\s*\/?>\n?/gi, '  \n')
              .replace(/<(su[bp])>([^<>]{1,200})<\/\1>/gi, (_, tag: string, own: string) =>
                raised(formulas.putBack(decodeHTMLStrict(own)), tag.toLowerCase() === 'sup', formulas),
              )
              .replace(
                /!\[([^\]]{0,1000})\]\(\s*([^\s()]+)(?:\s+"[^"]{0,500}")?\s*\)/g,
                (_, alt: string, source: string) => picture(source, alt),
              )
              .replace(/<img\s[^<>]*>/gi, (tag) => html(tag)),
      )
      .join('');

  return {
    /** A text as Markdown; pictures are those in it, or beside it. */
    markdownOf(source: string, format: TextFormat, beside: TextFiles = new Map()): string {
      const own = pictures.takeData(source.trim());
      if (own === '') return '';
      if (own.length > LONGEST_SOURCE) {
        say(note('imported:longText', { number: own.length, most: LONGEST_SOURCE }));
        return '';
      }
      files = beside;
      formulas.clear();
      if (format === 'markdown') return formulas.putBack(fromMarkdown(formulas.take(own, 'markdown')));
      if (format === 'plain') return formulas.putBack(html(formulas.take(withBreaks(plainHtml(own)), 'html')));
      const marked = formulas.take(format === 'moodle' ? own.replace(KNOWN_TAG, '&lt;') : own, 'html');
      return formulas.putBack(html(format === 'moodle' ? withBreaks(marked.replace(/>\s+</g, '><')) : marked));
    },
    /** What was lost since this was asked last. */
    takeNotes(): Note[] {
      const taken = notes;
      notes = [];
      return taken;
    },
    say,
  };
}
/** Reads texts. */
export type ForeignTexts = ReturnType<typeof createForeignTexts>;

/** The beginning of a text, for reports. */
export const shortened = (text: string): string =>
  (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text).replace(/\s+/g, ' ').trim();
