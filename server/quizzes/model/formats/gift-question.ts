/**
 * Owns what a question of GIFT says, before any of its texts is converted. The rules are those of Moodle's question/format/gift.
 */
import { type Note, note } from '../types/note.ts';
import { shortened, type TextFormat } from './foreign-text.ts';
import { bracesOf, type GiftBlock } from './gift-blocks.ts';
import { unmask } from './gift-marks.ts';
import { type GiftPiece, splitAnswers } from './gift-pieces.ts';

/** A text and how it is written. */
export interface GiftText {
  readonly source: string;
  readonly format: TextFormat;
}
/** An answer. */
export interface GiftAnswer {
  /** Percent. */
  readonly fraction: number;
  readonly text: GiftText;
  readonly feedback: GiftText;
}
/** What is asked for, as Moodle calls it. */
export type GiftAsked =
  | { readonly type: 'description' | 'essay' }
  | { readonly type: 'multichoice'; readonly single: boolean; readonly answers: readonly GiftAnswer[] }
  | { readonly type: 'shortanswer' | 'numerical'; readonly answers: readonly GiftAnswer[] }
  | { readonly type: 'truefalse'; readonly answer: boolean; readonly wrong: GiftText; readonly right: GiftText }
  | { readonly type: 'matching'; readonly pairs: readonly { readonly left: GiftText; readonly right: string }[] };
/** A question, a category, or why it is neither. */
export type GiftQuestion = { readonly title: string } & (
  | { readonly category: string }
  | { readonly problem: Note }
  | {
      readonly stem: GiftText;
      readonly general: GiftText;
      readonly asked: GiftAsked;
      readonly notes: readonly Note[];
    }
);

const FORMATS: Readonly<Record<string, TextFormat>> = {
  html: 'html',
  markdown: 'markdown',
  moodle: 'moodle',
  plain: 'plain',
};
/** What stands where a word is missing. */
const BLANK = '_____';

/** A text with the format that its first word in brackets names. */
function textOf(masked: string, usual: TextFormat): GiftText {
  const [whole = '', name = ''] = /^\s*\[(\w{1,20})\]/.exec(masked) ?? [];
  const format = FORMATS[name.toLowerCase()];
  return format ? { source: unmask(masked.slice(whole.length)), format } : { source: unmask(masked), format: usual };
}
/** The text before the first # and that behind it. */
function cutAtFeedback(masked: string): [string, string] {
  const at = masked.indexOf('#');
  return at < 0 ? [masked, ''] : [masked.slice(0, at), masked.slice(at + 1)];
}
const answerOf = ({ body, fraction }: GiftPiece, usual: TextFormat): GiftAnswer => {
  const [text, feedback] = cutAtFeedback(body);
  return { fraction, text: textOf(text, usual), feedback: textOf(feedback, usual) };
};

/** The general feedback, behind the last ####, and what stands before it. */
function cutAtGeneral(body: string): [string, string] {
  const at = body.lastIndexOf('####');
  return at < 0 ? [body, ''] : [body.slice(0, at).trim(), body.slice(at + 4)];
}

const TRUTH = /^(?:T|F|TRUE|FALSE|true|false|True|False)$/;
/** The gap of another format of Moodle. */
const CLOZE_GAP = /^\d{0,6}\s{0,9}:\s{0,9}[A-Z_]{2,20}\s{0,9}:/;

/** Pairs; undefined where a part is none. */
function pairsOf(pieces: readonly GiftPiece[], usual: TextFormat) {
  const pairs = pieces.map(({ body }) => {
    const arrow = body.indexOf('->');
    return arrow < 0
      ? undefined
      : { left: textOf(body.slice(0, arrow), usual), right: textOf(body.slice(arrow + 2), usual).source };
  });
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

/** What the text between the braces asks for, and how it had to be read; or why it cannot be. */
function readAnswers(
  body: string,
  usual: TextFormat,
): { asked: GiftAsked; notes: readonly Note[] } | { problem: Note } {
  if (body === '') return { asked: { type: 'essay' }, notes: [] };
  if (CLOZE_GAP.test(body)) return { problem: note('imported:gift.cloze') };
  if (body.startsWith('#')) {
    const tilde = body.indexOf('~');
    const { pieces, notes } = splitAnswers('numbers', tilde < 0 ? body.slice(1) : body.slice(1, tilde));
    const other = tilde < 0 ? [] : [{ body: `*${body.slice(tilde + 1).replace(/^[^#]*/, '')}`, fraction: 0 }];
    if (pieces.length === 0) return { problem: note('imported:gift.noNumber') };
    return { asked: { type: 'numerical', answers: [...pieces, ...other].map((one) => answerOf(one, usual)) }, notes };
  }
  if (body.includes('~')) {
    const { pieces, single, notes } = splitAnswers('choices', body);
    return { asked: { type: 'multichoice', single, answers: pieces.map((one) => answerOf(one, usual)) }, notes };
  }
  if (body.includes('=') && body.includes('->')) {
    const { pieces, notes } = splitAnswers('pairs', body);
    const pairs = pairsOf(pieces, usual);
    return pairs ? { asked: { type: 'matching', pairs }, notes } : { problem: note('imported:gift.arrow') };
  }
  const [word, wrong = '', ...right] = body.split('#');
  if (word !== undefined && TRUTH.test(word.trim()))
    return {
      asked: {
        type: 'truefalse',
        answer: /^t/i.test(word.trim()),
        wrong: textOf(wrong, usual),
        right: textOf(right.join('#'), usual),
      },
      notes: [],
    };
  const { pieces, notes } = splitAnswers('words', body);
  return { asked: { type: 'shortanswer', answers: pieces.map((one) => answerOf(one, usual)) }, notes };
}

/** Braces that hold answers: those of formulas and code in the text do not. */
function answersIn(text: string): { from: number; to: number } | { problem: Note } | undefined {
  const { groups, open } = bracesOf(text);
  if (open) {
    // As Moodle: from the first one to the first one that closes.
    const [from, to] = [text.indexOf('{'), text.indexOf('}')];
    return to > from ? { from, to } : { problem: note('imported:gift.end') };
  }
  const own = groups.filter(({ tex }) => !tex);
  if (own.length < 2) return own[0];
  const likely = own.filter(({ from, to }) => {
    const body = text.slice(from + 1, to).trim();
    return body === '' || /^[=~#]|~/.test(body) || TRUTH.test(body.split('#')[0]?.trim() ?? '');
  });
  const [only, ...others] = likely;
  return only && others.length === 0
    ? only
    : {
        problem: note('imported:gift.braces', { number: own.length }),
      };
}

/** Reads one question. */
export function readGiftBlock({ text }: GiftBlock): GiftQuestion {
  if (text.startsWith('$CATEGORY:')) return { title: '', category: unmask(text.slice('$CATEGORY:'.length)) };
  const [named = '', name = ''] = /^::(.*?)::/s.exec(text) ?? [];
  const title = unmask(name);
  const body = text.slice(named.length).trim();
  const found = answersIn(body);
  if (found === undefined) {
    const stem = textOf(body, 'moodle');
    const none = { source: '', format: stem.format };
    return { title, stem, general: none, asked: { type: 'description' }, notes: [] };
  }
  const fail = (problem: Note): GiftQuestion => ({
    title: title || shortened(unmask(body.split('{')[0] || body)),
    problem,
  });
  if ('problem' in found) return fail(found.problem);
  const behind = body.slice(found.to + 1);
  const missing = behind.trim() !== '';
  const { source, format } = textOf(`${body.slice(0, found.from)}${missing ? '\uE028' : ''}${behind}`, 'moodle');
  const stem = { source: source.replace('\uE028', format === 'markdown' ? BLANK.replace(/_/g, '\\_') : BLANK), format };
  const [answers, general] = cutAtGeneral(body.slice(found.from + 1, found.to).trim());
  const read = readAnswers(answers, format);
  if ('problem' in read) return fail(read.problem);
  return { title, stem, general: textOf(general, format), ...read };
}
