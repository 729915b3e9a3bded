/**
 * Owns how a question is asked: the model of views/quizzes/parts/question. Right answers and explanations never enter it.
 * Must not know scores.
 */
import type { RenderMarkdown } from '../kernel/text/rendering.ts';
import type { Words } from '../kernel/text/words.ts';
import type { Answer, DrawnQuestion, Part } from './model/drawn.ts';
import { LONGEST } from './model/types/answer-form.ts';
import { type DrawnGap, gapLabel } from './model/types/cloze.ts';
import { LEVELS, MOST_LEVELS } from './model/types/code-ordering.ts';
import { fenced } from './model/types/fenced.ts';
import { typeOf } from './model/types/index.ts';
import type { Text } from './model/types/question-type.ts';

/** What the presenters of quizzes need apart from the words. */
export interface QuizTexts {
  readonly markdown: RenderMarkdown;
  /** Address of a picture by its file name. */
  readonly pictureUrl: (file: string) => string;
}

const OWN_PICTURE = /<img src="([\w-]{1,80}\.(?:png|jpe?g|svg|webp|gif))"/gi;
/** What presenters need, with the pictures that texts show by their file names at their addresses. */
export const quizTexts = (markdown: RenderMarkdown, pictureUrl: QuizTexts['pictureUrl']): QuizTexts => ({
  markdown: (text, language) =>
    markdown(text, language).replace(
      OWN_PICTURE,
      // An address holds nothing that HTML would read.
      (_, file: string) => `<img class="text-picture" src="${pictureUrl(file)}"`,
    ),
  pictureUrl,
});

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

/** A text of a question's type as it is written: Markdown, or plain. */
export function sourceOf(text: Text, words: Words): string {
  if ('word' in text) return words.t(text.word, text.values);
  return 'markdown' in text ? text.markdown : text.plain;
}

/** The controls of a part: the model of the partial that it names. */
function presentControls({ part, id }: DrawnQuestion, answer: Answer, words: Words, { markdown }: QuizTexts) {
  const render = (text: string): string => markdown(text, words.language);
  const name = `a.${id}`;
  const { choices } = typeOf(part);
  switch (part.type) {
    case 'single-choice':
    case 'multiple-choice':
    case 'true-false': {
      const type = choices?.several ? 'checkbox' : 'radio';
      const list = choices?.of(part).map(({ value, text }) => {
        const source = sourceOf(text, words);
        const spoken = spokenFormula(source);
        const control = { value, type, name, id: `${id}-${value}`, checked: answer.includes(value) };
        return { ...control, html: render(source), spoken };
      });
      return { partial: 'quizzes/answers/choices', choices: list };
    }
    case 'numeric':
    case 'shape':
    case 'short-text': {
      const hint = words.t(`quiz:hint.${part.type}`);
      const unit = part.type === 'numeric' ? (part.unit ?? '') : '';
      const longest = part.type === 'short-text' ? LONGEST.words : LONGEST.number;
      const field = { id: `${id}-0`, name, value: answer[0] ?? '', hint, unit, hintId: `${id}-hint`, longest };
      return { partial: 'quizzes/answers/field', ...field };
    }
    case 'matrix': {
      const width = part.answer[0]?.length ?? 0;
      const cell = (row: number, column: number) => ({
        name,
        value: answer[row * width + column] ?? '',
        label: words.t('quiz:cell', { row: row + 1, column: column + 1 }),
      });
      const rows = part.answer.map((line, row) => ({ cells: line.map((_, column) => cell(row, column)) }));
      return { partial: 'quizzes/answers/matrix', rows, longest: LONGEST.cell, hint: words.t('quiz:hint.numeric') };
    }
    case 'ordering': {
      const given = [...new Set(answer.map(Number))].filter((place) => place in part.items);
      const order = given.length === part.items.length ? given : [...part.items.keys()];
      const items = order.map((place) => ({ name, value: String(place), html: render(part.items[place]?.text ?? '') }));
      return { partial: 'quizzes/answers/order', id, items, touched: given.length === part.items.length };
    }
    case 'code-ordering': {
      const { indentation } = part;
      const step = indentation ? 2 : 1;
      const levels = indentation ? LEVELS : [];
      const lines = part.lines.map(({ text, level }, shown) => {
        const [place = '', chosen = ''] = answer.slice(shown * step, shown * step + step);
        const fixed = indentation ? 0 : level;
        const options = levels.map((value) => ({ value, selected: value === chosen }));
        const indented = '\u00A0\u00A0'.repeat(fixed) + text;
        return { code: text, level: fixed, indented, name, place, longest: LONGEST.place, options };
      });
      const said = {
        placed: words.t(`quiz:line.placed.${indentation ? 'indented' : 'plain'}`, {
          place: '{place}',
          of: '{of}',
          level: '{level}',
        }),
        back: words.t('quiz:line.isBack'),
      };
      return {
        partial: 'quizzes/answers/code-order',
        lines,
        said: JSON.stringify(said),
        levels: indentation ? MOST_LEVELS : 0,
        hint: words.t(`quiz:hint.code-ordering.${indentation ? 'indented' : 'plain'}`),
        ownId: `${id}-own`,
        poolId: `${id}-pool`,
      };
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
      return { partial: 'quizzes/answers/matching', pairs };
    }
    case 'cloze': {
      const gap = (one: DrawnGap, index: number) => {
        const value = answer[index] ?? '';
        const label = words.t('quiz:gap', { number: index + 1 });
        const options =
          one.kind === 'choice'
            ? one.options.map((option) => ({ value: option, text: gapLabel(one, option), selected: option === value }))
            : undefined;
        return { name, value, label, longest: LONGEST.gap, options };
      };
      return { partial: 'quizzes/answers/cloze', pieces: clozePieces(render(part.cloze), part.gaps, gap) };
    }
  }
}

/** How the points of a composite question are computed; empty where a question is right or wrong. */
function creditRule(part: Part, words: Words): string {
  if (!('credit' in part)) return '';
  const { creditRule: rule = 'cells' } = typeOf(part);
  return words.t(`quiz:credit.${part.credit === 'all-or-nothing' ? part.credit : rule}`);
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
    controls: presentControls(question, answer, words, texts),
  };
}
