/**
 * Owns making people's texts visible: Markdown as HTML, code in colours.
 */
import { highlightLines } from './highlight.ts';
import { createMarkdownRenderer } from './markdown.ts';
import type { Shown, Wanted } from './rendering.ts';

const renderers = { en: createMarkdownRenderer('en'), de: createMarkdownRenderer('de') };

/** What is shown of each text. */
export default function render(wanted: readonly Wanted[]): Shown[] {
  return wanted.map((one) =>
    one.kind === 'code' ? (highlightLines(one.text) ?? null) : renderers[one.language].render(one.text).html,
  );
}
