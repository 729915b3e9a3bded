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

highlighter.registerLanguage('typescript', typescript);
highlighter.registerLanguage('python', python);
highlighter.registerLanguage('json', json);
highlighter.registerLanguage('bash', bash);

/** The HTML of coloured code (spans with `hljs-*` classes), or undefined for a language that is not known. */
export function highlightHtml(code: string, language: string): string | undefined {
  if (!highlighter.getLanguage(language)) return undefined;
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

/** TypeScript as lines of coloured pieces. The pieces hold plain text: templates escape it. */
export function highlightLines(source: string): CodePiece[][] {
  const html = highlightHtml(source, 'typescript') ?? '';
  const lines: CodePiece[][] = [[]];
  const kinds: string[] = [];
  for (const [part] of html.matchAll(/<span class="[^"]*">|<\/span>|\n|[^<\n]+/g)) {
    if (part === '\n') lines.push([]);
    else if (part === '</span>') kinds.pop();
    else if (part.startsWith('<span')) kinds.push(part.slice('<span class="'.length, -2));
    else {
      const text = part.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
      lines.at(-1)?.push({ kind: kinds.at(-1) ?? '', text });
    }
  }
  return lines;
}
