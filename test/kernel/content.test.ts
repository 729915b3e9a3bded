/** The course's texts as the pages get them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createCourseContent } from '../../server/exercises/catalog.ts';
import { loadAssets } from '../../server/kernel/http/assets.ts';
import { writeCsv, writeTable } from '../../server/kernel/text/csv.ts';
import { highlightLines } from '../../server/kernel/text/highlight.ts';
import { createMarkdownRenderer } from '../../server/kernel/text/markdown.ts';
import { temporaryFolder } from '../support/database.ts';
import { exerciseNamed } from '../support/samples.ts';

const render = (text: string): string => createMarkdownRenderer().render(text).html;

describe('rendered Markdown', () => {
  it('begins its headings at the second level, whatever level the text begins with', () => {
    expect(render('# A\n\n## B')).toContain('<h2>A</h2>\n<h3>B</h3>');
    expect(render('### A\n\n#### B')).toContain('<h2>A</h2>\n<h3>B</h3>');
  });

  it('has formulas as MathML, in lines and as blocks', () => {
    expect(render('the cost $J$ here')).toContain('<p>the cost <math');
    const block = render('$$\nJ = \\frac{1}{m} \\sum_i L\n$$');
    expect(block).toContain('<div class="formula"');
    expect(block).toContain('display="block"');
  });

  it.each([
    'https://spy.example/p.png',
    'http://spy.example/p.png',
    'HTTPS://spy.example/p.png',
    '//spy.example/p.png',
    'ftp://spy.example/p.png',
    'https:spy.example/p.png',
    'https:/spy.example/p.png',
    'http://[broken',
  ])('has a link for a picture on another server, which would learn who reads: %s', (source) => {
    const html = render(`![a cat](${source}) and [![a dog](${source})](/courses)`);
    expect(html).not.toContain('<img');
    expect(html).toContain('rel="noopener noreferrer">Picture: a cat</a>');
    expect(html).toContain('<a href="/courses">Picture: a dog</a>');
  });

  it.each(['/assets/a.png', 'a.png', 'data:image/png;base64,AAAA'])('shows a picture of its own: %s', (source) => {
    expect(render(`![a cat](${source})`)).toContain(`<img src="${source}" alt="a cat">`);
  });

  it('reports a formula that TeX does not know', () => {
    const { problems } = createMarkdownRenderer().render('$\\nosuchcommand{x}$');
    expect(problems).toEqual([expect.stringContaining('\\nosuchcommand')]);
  });

  it('leaves dollar signs in code and prices alone', () => {
    expect(render('`$x$` costs 5 $ or 6 $')).toBe('<p><code>$x$</code> costs 5 $ or 6 $</p>\n');
  });
});

describe('course content', () => {
  it('names the prompt and the formula that cannot be rendered, and goes on without the exercise', () => {
    const broken = exerciseNamed('predict', { prompt: 'a $\\nosuchcommand$ b' });
    const content = createCourseContent([broken, exerciseNamed('linear_forward')], 'exercises');
    expect(content.exercises.map(({ slug }) => slug)).toEqual(['linear_forward']);
    expect(content.broken).toMatchObject([{ kind: 'exercise', name: 'predict' }]);
    expect(content.broken[0]?.problems[0]).toMatch(/exercises\/predict\/prompt\.md: .*nosuchcommand/);
  });

  it('shows an exercise in English whose other prompt cannot be rendered', () => {
    const texts = { title: 'Vorhersage', hints: {}, cases: {}, prompt: 'ein $\\nosuchcommand$ b' };
    const exercise = exerciseNamed('predict', { title: 'Predict', prompt: 'Do it.', translations: { de: texts } });
    const { exercises, broken } = createCourseContent([exercise], 'exercises');
    expect(exercises[0]?.texts.de).toMatchObject({ title: 'Predict', promptHtml: '<p>Do it.</p>\n' });
    expect(broken).toMatchObject([{ kind: 'translation', name: 'predict' }]);
    expect(broken[0]?.problems[0]).toContain('prompt.de.md');
  });

  it('does not repeat the title that the page shows already', () => {
    const exercise = exerciseNamed('predict', { title: 'Predict', prompt: '# Predict\n\nDo it.\n' });
    expect(createCourseContent([exercise], 'x').exercises[0]?.texts.en.promptHtml).toBe('<p>Do it.</p>\n');
  });

  it('keeps references, cases and attempts away from the pages', () => {
    const { exercises } = createCourseContent([exerciseNamed('predict', { reference: 'SECRET' })], 'x');
    expect(JSON.stringify(exercises)).not.toContain('SECRET');
  });
});

describe('highlighted lines', () => {
  it('hold exactly the text of the source', () => {
    const source = `const a = \`x\n\${1 < 2 && "é"}\`; // <b>&amp;</b>\n\n/* two\nlines */ "'"`;
    const lines = (highlightLines(source) ?? []).map((pieces) => pieces.map(({ text }) => text).join(''));
    expect(lines.join('\n')).toBe(source);
  });

  it('carry the colour of a comment over its lines', () => {
    const [first, second] = highlightLines('/* a\nb */') ?? [];
    expect([first?.[0]?.kind, second?.[0]?.kind]).toEqual(['hljs-comment', 'hljs-comment']);
  });
});

describe('assets', () => {
  let folder = '';
  afterEach(() => rmSync(folder, { recursive: true }));

  it('have addresses that change with their content', () => {
    folder = temporaryFolder();
    mkdirSync(join(folder, 'signs'));
    const file = join(folder, 'signs', 'a.svg');
    const url = () => loadAssets([{ folder, mountedAt: '/assets' }]).url('/assets/signs/a.svg');
    writeFileSync(file, 'one');
    const first = url();
    expect(first).toMatch(/^\/assets\/signs\/a\.svg\?v=[0-9a-f]{12}$/);
    writeFileSync(file, 'two');
    expect(url()).not.toBe(first);
    expect(() => loadAssets([]).url('/assets/none.css')).toThrow('There is no asset /assets/none.css');
  });
});

describe('characters that turn the order of others round are written as their numbers in', () => {
  const source = 'a\u061c\u200e\u200f\u202a\u202e\u2066\u2069z';
  const visible = 'a[U+061C][U+200E][U+200F][U+202A][U+202E][U+2066][U+2069]z';
  it.each<[string, () => string]>([
    ['lines of code', () => (highlightLines(source)?.[0] ?? []).map(({ text }) => text).join('')],
    ['code in Markdown', () => render(`\`\`\`ts\n${source}\n\`\`\``).replace(/<[^>]*>/g, '')],
    ['rows of CSV', () => writeCsv([[source]])],
    ['tables', () => [...writeTable([[source]], { bom: false, delimiter: ';', decimal: ',' })].join('')],
  ])('%s', (_where, write) => {
    expect(write().trim()).toBe(visible);
  });
});
