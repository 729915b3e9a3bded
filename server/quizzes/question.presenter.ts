/**
 * Owns how a question is asked: the model of views/quizzes/parts/question. Right answers and explanations never enter it.
 * Must not know scores.
 */
import type { RenderMarkdown } from '../kernel/text/cached-markdown.ts';
import type { Words } from '../kernel/text/words.ts';
import type { Answer, DrawnGap, DrawnQuestion, Part } from './model/drawn.ts';

/** What the presenters of quizzes need apart from the words. */
export interface QuizTexts {
  readonly markdown: RenderMarkdown;
  /** Address of a picture by its file name. */
  readonly pictureUrl: (file: string) => string;
}

/** HTML, and the gap that follows it, if there is one. */
export interface Piece {
  readonly html: string;
  readonly gap: object | undefined;
}

/**
 * The TeX of a text that is nothing but a formula: not every screen reader takes the name of a control from MathML. Empty for
 * texts with words, which name it themselves.
 */
export function spokenFormula(text: string): string {
  const words = text.replace(/\$[^$]*\$/g, '');
  return /[\p{L}\p{N}]/u.test(words) ? '' : text.replace(/\$/g, '').trim();
}

/** Pieces of a cloze: HTML, and the gap that follows it. The pieces in a row are whole HTML again. */
function clozePieces(
  html: string,
  gaps: readonly DrawnGap[],
  present: (gap: DrawnGap, index: number) => object,
): Piece[] {
  const pieces: Piece[] = [];
  let rest = html;
  for (const [index, gap] of gaps.entries()) {
    const mark = `[[${gap.name}]]`;
    const at = rest.indexOf(mark);
    if (at < 0) continue;
    pieces.push({ html: rest.slice(0, at), gap: present(gap, index) });
    rest = rest.slice(at + mark.length);
  }
  return [...pieces, { html: rest, gap: undefined }];
}

/** The controls of a part: exactly one of the fields is set, after its kind. */
function presentControls(question: DrawnQuestion, answer: Answer, words: Words, { markdown }: QuizTexts) {
  const { part, id } = question;
  const render = (text: string): string => markdown(text, words.language);
  const empty = {
    choices: undefined,
    field: undefined,
    matrix: undefined,
    order: undefined,
    matching: undefined,
    cloze: undefined,
  };
  const name = `a.${id}`;
  const choice = (value: string, text: string, type: 'radio' | 'checkbox') => ({
    value,
    html: render(text),
    type,
    name,
    id: `${id}-${value}`,
    spoken: spokenFormula(text),
    checked: answer.includes(value),
  });
  const field = (hint: string, unit = '') => ({
    ...empty,
    field: { id: `${id}-0`, name, value: answer[0] ?? '', hint, unit, hintId: `${id}-hint` },
  });
  switch (part.type) {
    case 'single-choice':
    case 'multiple-choice': {
      const type = part.type === 'single-choice' ? 'radio' : 'checkbox';
      return { ...empty, choices: part.options.map(({ text }, index) => choice(String(index), text, type)) };
    }
    case 'true-false': {
      const say = (value: boolean): string => words.t(value ? 'quiz:true' : 'quiz:false');
      return { ...empty, choices: [true, false].map((value) => choice(String(value), say(value), 'radio')) };
    }
    case 'numeric':
      return field(words.t('quiz:hint.numeric'), part.unit);
    case 'shape':
      return field(words.t('quiz:hint.shape'));
    case 'short-text':
      return field(words.t('quiz:hint.short-text'));
    case 'matrix': {
      const width = part.answer[0]?.length ?? 0;
      const cell = (row: number, column: number) => ({
        name,
        value: answer[row * width + column] ?? '',
        label: words.t('quiz:cell', { row: row + 1, column: column + 1 }),
      });
      const rows = part.answer.map((line, row) => ({ cells: line.map((_, column) => cell(row, column)) }));
      return { ...empty, matrix: { rows, hint: words.t('quiz:hint.numeric') } };
    }
    case 'ordering': {
      const given = [...new Set(answer.map(Number))].filter((place) => place in part.items);
      const order = given.length === part.items.length ? given : [...part.items.keys()];
      const items = order.map((place) => ({ name, value: String(place), html: render(part.items[place]?.text ?? '') }));
      return { ...empty, order: { items, touched: given.length === part.items.length } };
    }
    case 'matching': {
      const options = (chosen: string) =>
        part.rights.map((text, index) => ({ value: String(index), text, selected: chosen === String(index) }));
      const pairs = part.lefts.map(({ text }, index) => ({
        id: `${id}-${index}`,
        name,
        html: render(text),
        spoken: spokenFormula(text),
        options: options(answer[index] ?? ''),
      }));
      return { ...empty, matching: { pairs } };
    }
    case 'cloze': {
      const gap = (one: DrawnGap, index: number) => {
        const value = answer[index] ?? '';
        const label = words.t('quiz:gap', { number: index + 1 });
        const options =
          one.kind === 'choice' ? one.options.map((text) => ({ text, selected: text === value })) : undefined;
        return { name, value, label, options };
      };
      return { ...empty, cloze: { pieces: clozePieces(render(part.cloze), part.gaps, gap) } };
    }
  }
}

/** How the points of a composite question are computed; empty where a question is right or wrong. */
function creditRule(part: Part, words: Words): string {
  if (!('credit' in part)) return '';
  if (part.credit === 'all-or-nothing') return words.t('quiz:credit.all-or-nothing');
  return words.t(
    part.type === 'multiple-choice' || part.type === 'ordering' ? `quiz:credit.${part.type}` : 'quiz:credit.cells',
  );
}

/** Code as a block of Markdown, whatever marks it has. */
function fenced(source: string, language: string): string {
  const longest = Math.max(2, ...[...source.matchAll(/`+/g)].map(([marks]) => marks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${source.trimEnd()}\n${fence}`;
}

/** What is the same when a question is asked and when it is looked back on. */
export function presentStem(question: DrawnQuestion, number: number, words: Words, texts: QuizTexts) {
  const { id, text, code, picture, points, part } = question;
  return {
    id,
    number,
    heading: words.t('quiz:question', { number }),
    points: words.t('quiz:points', { count: points, points: words.number(points) }),
    type: part.type,
    html: text === '' ? '' : texts.markdown(text, words.language),
    codeHtml: code ? texts.markdown(fenced(code.source, code.language), words.language) : '',
    picture: picture && { url: texts.pictureUrl(picture.file), alt: picture.alt },
    credit: creditRule(part, words),
  };
}

/** The model of a question with its controls, filled with what was answered so far. */
export function presentQuestion(
  question: DrawnQuestion,
  { number, answer, version }: { number: number; answer: Answer; version: number },
  words: Words,
  texts: QuizTexts,
) {
  return {
    ...presentStem(question, number, words, texts),
    /** Version of the answer that the server has; 0 when there is none. */
    version,
    ...presentControls(question, answer, words, texts),
  };
}
