/**
 * Owns tables: rows of Markdown where each cell is one line, blocks below one another where not.
 */
import { type Note, note } from '../types/note.ts';

/** What stands before a cell, a row and a caption until the whole table is known: characters of no text. */
const [CELL, ROW, CAPTION, HEAD] = ['\uE002', '\uE003', '\uE004', '\uE005'];
/** The most columns that pages show. */
const MOST_COLUMNS = 40;

/** How the parts of a table are marked. */
export const taken: Readonly<Record<string, (content: string, node: Node) => string>> = {
  'th,td': (content, node) => {
    const spans = Math.min(MOST_COLUMNS, Number((node as Element).getAttribute('colspan') || 1) || 1);
    const head = node.nodeName === 'TH' ? HEAD : '';
    return `${CELL}${head}${content.trim()}${CELL.repeat(Math.max(0, spans - 1))}`;
  },
  tr: (content) => `${ROW}${content.trim()}`,
  'thead,tbody,tfoot,colgroup': (content) => content,
  caption: (content) => `${CAPTION}${content.trim()}${CAPTION}`,
};

/** A table of marked parts as Markdown; says so where its cells hold what no row can. */
export function tableMarkdown(content: string, say: (said: Note) => void): string {
  const [before = '', caption, after = ''] = content.split(CAPTION);
  const rows = `${before}${after}`
    .split(ROW)
    .slice(1)
    .map((row) =>
      row
        .split(CELL)
        .slice(1)
        .map((cell) => cell.trim()),
    );
  const title = caption?.trim() ? `\n\n${caption.trim()}\n\n` : '\n\n';
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return title;
  const plain = (cell: string): string => cell.replaceAll(HEAD, '').trim();
  const cells = rows.flat().map(plain);
  if (width > MOST_COLUMNS || cells.some((cell) => /(?:^|\n)(?:`{3,}|[-*+] |\d+\. |\| |#)/.test(cell))) {
    say(note('imported:table'));
    return `${title}${cells.filter((cell) => cell !== '').join('\n\n')}\n\n`;
  }
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, at) =>
      plain(row[at] ?? '')
        .replace(/\s*\n\s*/g, ' ')
        .replace(/\|/g, '\\|'),
    ).join(' | ')} |`;
  const hasHead = rows[0]?.some((cell) => cell !== '') && rows[0].every((cell) => cell === '' || cell.startsWith(HEAD));
  const [head, body] = hasHead ? [rows[0] ?? [], rows.slice(1)] : [[], rows];
  return `${title}${[line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n')}\n\n`;
}
