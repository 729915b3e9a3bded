/**
 * Owns the colouring of source code: into HTML for Markdown, into plain pieces for templates.
 * Must not know where the code comes from; it escapes everything, and shows characters that reorder others as their numbers.
 */
import highlighter from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';
import { visibleText } from '../../../graders/visible-text.ts';
import { linesOf } from './plain-code.presenter.ts';

highlighter.registerLanguage('typescript', typescript);
highlighter.registerLanguage('python', python);
highlighter.registerLanguage('json', json);
highlighter.registerLanguage('bash', bash);

/** What is coloured is at most as long, characters. */
const LONGEST = 32_000;
/** The grammars' patterns look at the rest of a word or line from each of its characters: those of code are short. */
const TOO_LONG_A_LINE = /[\w$.]{200}|.{1000}/;

/**
 * The HTML of coloured code (spans with `hljs-*` classes); undefined for a language that is not known, and for code that would take
 * long.
 */
export function highlightHtml(code: string, language: string): string | undefined {
  if (!highlighter.getLanguage(language)) return undefined;
  if (code.length > LONGEST || TOO_LONG_A_LINE.test(code)) return undefined;
  return highlighter.highlight(visibleText(code), { language, ignoreIllegals: true }).value;
}

/** A run of characters with one colour; `kind` is a CSS class or empty. */
export interface CodePiece {
  readonly kind: string;
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/** A page has an element for each line and each piece; more make it megabytes large. */
const MOST_LINES = 1_500;
const MOST_PIECES = 8_000;

/** Lines without colours. */
const colourless = (source: string): CodePiece[][] =>
  linesOf(source).map((text) => [{ kind: '', text: visibleText(text) }]);

/**
 * TypeScript as lines of coloured pieces; without colours where it is too long for them, and undefined where it has too many lines to be
 * shown one by one. The pieces hold plain text: templates escape it.
 */
export function highlightLines(source: string): CodePiece[][] | undefined {
  const whole = colourless(source);
  if (whole.length > MOST_LINES) return undefined;
  const html = highlightHtml(source.replace(/\n$/, ''), 'typescript');
  if (html === undefined) return whole;
  const lines: CodePiece[][] = [[]];
  const kinds: string[] = [];
  let pieces = 0;
  for (const [part] of html.matchAll(/<span class="[^"]*">|<\/span>|\n|[^<\n]+/g)) {
    if (part === '\n') lines.push([]);
    else if (part === '</span>') kinds.pop();
    else if (part.startsWith('<span')) kinds.push(part.slice('<span class="'.length, -2));
    else {
      const text = part.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
      lines.at(-1)?.push({ kind: kinds.at(-1) ?? '', text });
      pieces++;
    }
  }
  return pieces > MOST_PIECES ? whole : lines;
}
