/**
 * Owns turning the course's Markdown into safe HTML: no raw HTML, formulas as MathML, coloured code.
 * Must not know what the text is about.
 */
import MarkdownIt from 'markdown-it';
import texmath from 'markdown-it-texmath';
import temml from 'temml';
import { highlightHtml } from './highlight.ts';
import type { Language } from './languages.ts';

/** Rendered text and what was wrong with its formulas. */
export interface RenderedMarkdown {
  readonly html: string;
  readonly problems: readonly string[];
}

/** MathML of a formula, without style attributes: the pages' content security policy forbids them. @throws Error */
function renderFormula(tex: string, displayMode: boolean): string {
  return temml.renderToString(tex, { displayMode, throwOnError: true }).replace(/ style="[^"]*"/g, '');
}

/** Longest formula, characters. */
const LONGEST_FORMULA = 4_000;
/** A table has at most as many columns: each row is filled up to all of them. */
const TOO_WIDE = /^(?:[^|\n]*\|){41}/m;
/** Some texts become forty times as long. More HTML than that of a long page is not sent: the text is shown as it was typed. */
const MOST_HTML = 300_000;

/** What screen readers call the boxes that scroll. */
const LABELS: Readonly<Record<Language, { formula: string; table: string; picture: string }>> = {
  en: { formula: 'Formula', table: 'Table', picture: 'Picture' },
  de: { formula: 'Formel', table: 'Tabelle', picture: 'Bild' },
};

const OWN = 'http://own.invalid';
/** Whether a picture lies on another server, which would learn who reads the text, and when. */
function isForeign(source: string): boolean {
  if (!URL.canParse(source, OWN)) return true;
  const { protocol, origin } = new URL(source, OWN);
  return protocol !== 'data:' && origin !== OWN;
}

/** Creates a renderer; `render(text)` shifts headings so that the topmost becomes an h2, below the page's h1. */
export function createMarkdownRenderer(language: Language = 'en'): { render(text: string): RenderedMarkdown } {
  const labels = LABELS[language];
  let problems: string[] = [];
  const md = new MarkdownIt({
    html: false,
    linkify: false,
    highlight: (code, language) => highlightHtml(code, language) ?? '',
  });
  const formula = (tex: string, displayMode: boolean): string => {
    try {
      if (tex.length > LONGEST_FORMULA)
        throw new Error(`has ${tex.length} characters; at most ${LONGEST_FORMULA} are shown`);
      return renderFormula(tex.trim(), displayMode);
    } catch (error) {
      problems.push(
        `the formula "${tex.trim().slice(0, 200)}": ${error instanceof Error ? error.message : String(error)}`,
      );
      return md.utils.escapeHtml(tex);
    }
  };
  md.use(texmath, {
    delimiters: 'dollars',
    engine: { renderToString: (tex, options) => formula(tex, options.displayMode ?? false) },
  });
  for (const name of ['math_inline', 'math_inline_double', 'math_inline_bare_block'])
    if (md.renderer.rules[name])
      md.renderer.rules[name] = (tokens, index) => formula(tokens[index]?.content ?? '', name !== 'math_inline');
  for (const name of ['math_block', 'math_block_eqno'])
    if (md.renderer.rules[name])
      md.renderer.rules[name] = (tokens, index) =>
        `<div class="formula" tabindex="0" role="group" aria-label="${labels.formula}">${formula(tokens[index]?.content ?? '', true)}</div>\n`;
  for (const name of ['fence', 'code_block']) {
    const rule = md.renderer.rules[name];
    // Wide code scrolls in its own box, which the keyboard must be able to reach.
    if (rule) md.renderer.rules[name] = (...given) => String(rule(...given)).replace(/^<pre/, '<pre tabindex="0"');
  }
  const picture = md.renderer.rules.image;
  md.renderer.rules.image = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const source = String(token?.attrGet('src') ?? '');
    if (!isForeign(source)) return picture?.(tokens, index, options, env, self) ?? '';
    const text = self.renderInlineAsText(token?.children ?? [], options, env);
    const label = md.utils.escapeHtml(`${labels.picture}: ${text || source}`);
    const before = tokens.slice(0, index).map(({ type }) => type);
    if (before.lastIndexOf('link_open') > before.lastIndexOf('link_close')) return label;
    return `<a href="${md.utils.escapeHtml(source)}" rel="noopener noreferrer">${label}</a>`;
  };
  md.renderer.rules.table_open = () =>
    `<div class="scroll" tabindex="0" role="group" aria-label="${labels.table}"><table>\n`;
  md.renderer.rules.table_close = () => '</table></div>\n';

  return {
    render(text) {
      problems = [];
      if (TOO_WIDE.test(text)) md.disable('table');
      else md.enable('table');
      const tokens = md.parse(text, {});
      const levels = tokens.filter(({ type }) => type === 'heading_open').map(({ tag }) => Number(tag.slice(1)));
      const shift = 2 - Math.min(...levels, 6);
      for (const token of tokens)
        if (token.type === 'heading_open' || token.type === 'heading_close')
          token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + shift)}`;
      const html = md.renderer.render(tokens, md.options, {});
      if (html.length <= MOST_HTML) return { html, problems };
      const problem = `the text becomes ${html.length} characters of HTML; at most ${MOST_HTML} are shown`;
      return { html: `<pre tabindex="0">${md.utils.escapeHtml(text)}</pre>\n`, problems: [...problems, problem] };
    },
  };
}
