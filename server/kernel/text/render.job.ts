/**
 * Owns making people's texts visible: Markdown as HTML, code in colours.
 */
import { type CodePiece, highlightLines } from './highlight.ts';
import type { Language } from './languages.ts';
import { createMarkdownRenderer } from './markdown.ts';

/** A text to render, or code to colour. */
export type Wanted =
  | { readonly kind: 'markdown'; readonly text: string; readonly language: Language }
  | { readonly kind: 'code'; readonly text: string };
/** HTML, or lines of coloured pieces; none for a file with too many. */
export type Shown = string | readonly (readonly CodePiece[])[];

const renderers = { en: createMarkdownRenderer('en'), de: createMarkdownRenderer('de') };

/** What is shown of each text. */
export default function render(wanted: readonly Wanted[]): Shown[] {
  return wanted.map((one) =>
    one.kind === 'code' ? (highlightLines(one.text) ?? []) : renderers[one.language].render(one.text).html,
  );
}
