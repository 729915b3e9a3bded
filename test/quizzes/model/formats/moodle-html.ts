/** Turns Moodle XML with Markdown into what Moodle's editor makes of it: HTML in CDATA, formulas between \( \) and \[ \]. */
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false });
/** The HTML of a text; formulas and gaps are no Markdown. */
function htmlOf(text: string): string {
  const kept: string[] = [];
  const marked = text.replace(
    /\\\\([([])([\s\S]*?)\\\\([)\]])|\{\d*:[A-Z_]+:(?:[^{}\\]|\\.)*\}/g,
    (all, open?: string, tex?: string, close?: string) => {
      const escaped = (open === undefined ? all : `\\${open}${tex}\\${close}`)
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;');
      return `F${kept.push(escaped) - 1}F`;
    },
  );
  return markdown.render(marked).replace(/F(\d+)F/g, (_, number: string) => kept[Number(number)] ?? '');
}

const options = { ignoreAttributes: false, attributeNamePrefix: '@', cdataPropName: '#cdata' } as const;
const parser = new XMLParser({
  ...options,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  isArray: () => false,
});
const builder = new XMLBuilder({ ...options, suppressEmptyNode: false });

function convert(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(convert);
  if (typeof node !== 'object' || node === null) return node;
  const own = node as Record<string, unknown>;
  const isMarkdown = own['@format'] === 'markdown' && typeof own.text === 'string';
  const converted = Object.fromEntries(
    Object.entries(own)
      .filter(([name]) => name !== '#text')
      .map(([name, value]) => [name, convert(value)]),
  );
  return isMarkdown ? { ...converted, '@format': 'html', text: { '#cdata': htmlOf(own.text as string) } } : converted;
}

/** The same file with HTML in place of Markdown. */
export const htmlAsMoodleWrites = (xml: string): string => String(builder.build(convert(parser.parse(xml))));
