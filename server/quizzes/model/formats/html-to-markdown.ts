/**
 * Owns turning the HTML of foreign texts into Markdown of the same layout.
 * Must not know formulas: they have been taken out before.
 */

import { createRequire } from 'node:module';
import type TurndownService from 'turndown';
import { type Note, note } from '../types/note.ts';
import type { Formulas } from './formulas.ts';
import { tableMarkdown, taken } from './html-tables.ts';
import { raised } from './raised.ts';

/** What a conversion needs, and what it says. */
export interface HtmlContext {
  readonly formulas: Formulas;
  /** Markdown of a picture. */
  readonly picture: (source: string, alt: string) => string;
  /** What was lost. */
  readonly say: (said: Note) => void;
}

/** Code without what would stand for a variable, or for no space. */
const plainCode = (code: string): string =>
  code.replace(/\u00A0/g, ' ').replace(/\{(?=\{\s*[A-Za-z_]\w*(?::\w+)?\s*\}\})/g, '{\u2060');

/** Code with gaps, which a fence would swallow: line by line, the pieces between the gaps as code. */
function gappedCode(code: string): string {
  const piece = (text: string): string => {
    if (text.trim() === '') return text.replace(/ /g, '\u00A0');
    const marks = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
    const space = /^`|`$/.test(text) ? ' ' : '';
    return `${marks}${space}${text.replace(/^ +| +$| {2,}/g, (run) => '\u00A0'.repeat(run.length))}${space}${marks}`;
  };
  const line = (text: string): string =>
    text
      .split(/(\uE010\d+\uE011)/)
      .map((one, at) => (at % 2 === 1 ? one : piece(one)))
      .join('');
  return `\n\n${plainCode(code).replace(/^\n/, '').trimEnd().split('\n').map(line).join('  \n')}\n\n`;
}

/** Code between fences that are longer than any in it. */
function fence(code: string, language: string): string {
  if (code.includes('\uE010')) return gappedCode(code);
  const marks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const text = plainCode(code).replace(/^\n/, '').trimEnd();
  return `\n\n${marks}${language}\n${text}\n${marks}\n\n`;
}

/** The text of code with its line breaks. */
function codeText(node: Node): string {
  const pieces: string[] = [];
  const visit = (one: Node): void => {
    if (one.nodeName === 'BR') pieces.push('\n');
    else if (one.nodeType === 3) pieces.push(one.nodeValue ?? '');
    else {
      const block = /^(?:DIV|P|LI)$/.test(one.nodeName);
      for (const child of one.childNodes) visit(child);
      if (block) pieces.push('\n');
    }
  };
  visit(node);
  return pieces.join('');
}
const languageOf = (node: Element): string =>
  /(?:language|lang|brush:)[-\s:]*([a-z+#]+)/i.exec(
    `${node.getAttribute('class') ?? ''} ${node.querySelector('code')?.getAttribute('class') ?? ''}`,
  )?.[1] ?? '';
const hasBreak = (node: Element): boolean => Boolean(node.querySelector('br'));

/** Marks of Markdown that turndown leaves alone. */
function escapeMore(text: string): string {
  return text
    .replace(/\$/g, '\\$$')
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/(?<!\\)~~/g, '\\~~')
    .replace(/^(\s*\d+)\)/, '$1\\)')
    .replace(/\{(?=\{\s*[A-Za-z_])/g, '{\\');
}

/** What pages do not show, by the name that the report gives it. */
const LOST: Readonly<Record<string, Note>> = {
  AUDIO: note('imported:lost.audio'),
  VIDEO: note('imported:lost.video'),
  IFRAME: note('imported:lost.page'),
  OBJECT: note('imported:lost.object'),
  EMBED: note('imported:lost.object'),
  SVG: note('imported:lost.drawing'),
  MATH: note('imported:lost.mathml'),
  INPUT: note('imported:lost.field'),
};

/** Creates a converter. What converts is loaded with the first: few servers import any. */
export function createHtmlToMarkdown({ formulas, picture, say }: HtmlContext): (html: string) => string {
  const Turndown = createRequire(import.meta.url)('turndown') as typeof TurndownService;
  const service = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', emDelimiter: '*' });
  const escapeUsual = service.escape.bind(service);
  service.escape = (text) => escapeMore(escapeUsual(text));
  service.remove(['script', 'style', 'title']);
  const attribute = (node: Node, name: string): string => (node as Element).getAttribute(name) ?? '';
  const put = (name: string, filter: TurndownService.Filter, replacement: TurndownService.ReplacementFunction) =>
    service.addRule(name, { filter, replacement });

  put('pre', ['pre'], (_, node) => fence(formulas.putBack(codeText(node)), languageOf(node as Element)));
  put(
    'code',
    (node) => /^(?:CODE|KBD|SAMP|TT)$/.test(node.nodeName),
    (_, node) => {
      const code = plainCode(formulas.putBack(codeText(node))).replace(/\s+/g, ' ');
      const marks = '`'.repeat(Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
      const space = /^`|`$|^ .*\S.* $/.test(code) ? ' ' : '';
      return code.trim() === '' ? code : `${marks}${space}${code}${space}${marks}`;
    },
  );
  put(
    'lines of code',
    (node) => node.nodeName === 'CODE' && hasBreak(node),
    (_, node) => fence(formulas.putBack(codeText(node)), languageOf(node as Element)),
  );
  put(
    'underlined',
    (node) => /^(?:U|INS)$/.test(node.nodeName),
    (content) => (content.trim() ? `*${content}*` : ''),
  );
  put(
    'deleted',
    (node) => /^(?:DEL|S|STRIKE)$/.test(node.nodeName),
    (content) => (content.trim() ? `~~${content}~~` : ''),
  );
  put('raised', ['sup', 'sub'], (_, node) =>
    raised(formulas.putBack(node.textContent ?? ''), node.nodeName === 'SUP', formulas),
  );
  put('picture', 'img', (_, node) => picture(attribute(node, 'src'), attribute(node, 'alt')));
  put(
    'file',
    (node) => node.nodeName === 'A' && attribute(node, 'href').startsWith('@@PLUGINFILE@@'),
    (content) => {
      say(note('imported:linkedFile', { text: content.trim().slice(0, 100) }));
      return content;
    },
  );
  put(
    'lost',
    (node) => node.nodeName.toUpperCase() in LOST,
    (_, node) => {
      const tex = node.nodeName.toUpperCase() === 'MATH' ? node.textContent : null;
      const source = (node as Element).querySelector?.('annotation')?.textContent?.trim();
      if (tex !== null && source) return formulas.mark(source);
      const lost = LOST[node.nodeName.toUpperCase()];
      if (lost) say(lost);
      return '';
    },
  );
  /** Numbers of the last items of ordered lists. */
  const numbers = new WeakMap<Node, number>();
  put('item', 'li', (content, node) => {
    const list = node.parentNode as Element | null;
    let mark = '- ';
    if (list?.nodeName === 'OL') {
      const number = (numbers.get(list) ?? Number(list.getAttribute('start') || 1) - 1) + 1;
      numbers.set(list, number);
      mark = `${number}. `;
    }
    const text = content.replace(/^\n+|\n+$/g, '').replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`);
    return `${mark}${text}${node.nextSibling ? '\n' : ''}`;
  });
  for (const [name, mark] of Object.entries(taken)) put(name, name.split(',') as (keyof HTMLElementTagNameMap)[], mark);
  put('table', 'table', (content) => tableMarkdown(formulas.putBack(content), say));

  return (html) => {
    // Those without a text are blank to turndown.
    for (const [, name = ''] of html.matchAll(/<(svg|object)\b/gi)) {
      const lost = LOST[name.toUpperCase()];
      if (lost) say(lost);
    }
    return service.turndown(html).trim();
  };
}
