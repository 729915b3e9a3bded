/** Types of the part of markdown-it-texmath that is used here; the package has none. */
declare module 'markdown-it-texmath' {
  import type { MarkdownIt } from 'markdown-it';

  interface Options {
    engine: { renderToString(tex: string, options: { displayMode?: boolean }): string };
    delimiters: 'dollars';
  }
  export default function texmath(md: MarkdownIt, options: Options): void;
}
