/**
 * Owns telling the answers between the braces of a GIFT question apart.
 *
 * In Moodle every = and every ~ begins an answer. People write `~ x = 3` all the same: where Moodle would make a question of it that
 * cannot be meant, a = within a line or a word is taken for text, and that is said.
 */
import { type Note, note } from '../types/note.ts';

/** An answer without what it begins with. */
export interface GiftPiece {
  /** Masked text with its feedback. */
  readonly body: string;
  /** Percent. */
  readonly fraction: number;
}
interface Marked extends GiftPiece {
  readonly mark: '' | '=' | '~';
}
/** The answers, whether one of them is right or several are, and what was taken in another way than Moodle does. */
export interface SplitAnswers {
  readonly pieces: readonly GiftPiece[];
  readonly single: boolean;
  readonly notes: readonly Note[];
}

/** How a = within an answer is read: as Moodle does, or as text but at the beginning of a line, or of a word. */
type Reading = 'moodle' | 'lines' | 'words';
/** Whether the = at this place begins an answer. */
function begins(body: string, at: number, reading: Reading): boolean {
  if (reading === 'moodle') return true;
  const before = body.slice(Math.max(0, at - 50), at);
  if (/(?:^|[\n~])[ \t]*$/.test(before)) return true;
  return reading === 'words' && /\s$/.test(before) && !/^[\s=]/.test(body.slice(at + 1, at + 2));
}

/** The ways in which a = may be text, the strictest first. */
const readingsOf = (body: string): readonly Reading[] =>
  (body.match(/(?:^|\n)[ \t]*[=~]/g)?.length ?? 0) > 1 ? ['words', 'lines'] : ['words'];

/** Answers with what each begins with; empty ones that no mark made are none. */
function split(body: string, marks: RegExp, reading: Reading, usual: number): Marked[] {
  const starts = [...body.matchAll(marks)].filter(({ 0: mark, index }) => mark === '~' || begins(body, index, reading));
  const cuts = [
    { at: 0, mark: '' as Marked['mark'] },
    ...starts.map(({ 0: mark, index }) => ({ at: index, mark: mark as Marked['mark'] })),
  ];
  return cuts.flatMap(({ at, mark }, place) => {
    const own = body.slice(at + mark.length, cuts[place + 1]?.at).trim();
    const next = cuts[place + 1]?.mark;
    // ~= is written for the right one, too.
    if (own === '' && (mark === '' || (mark === '~' && next === '='))) return [];
    const [percent = '', number = ''] = /^%(-?\d{1,3}(?:[.,]\d{0,10})?)%/.exec(own) ?? [];
    const worth = mark === '=' ? 100 : mark === '~' ? 0 : usual;
    return [
      {
        mark,
        body: own.slice(percent.length).trim(),
        fraction: percent === '' ? worth : Number(number.replace(',', '.')),
      },
    ];
  });
}

/** Whether a question with choices can be meant: one = and no empty answer, or shares and no =. */
function canBeMeant(pieces: readonly Marked[]): boolean {
  const equals = pieces.filter(({ mark, fraction }) => mark === '=' && fraction === 100).length;
  const shares = pieces.some(({ mark, fraction }) => mark === '~' && fraction > 0);
  return pieces.every(({ body }) => body !== '') && (equals === 1 || (equals === 0 && shares));
}
const READ_AS_TEXT = note('imported:equals');

function splitChoices(body: string): SplitAnswers {
  const asMoodle = split(body, /[=~]/g, 'moodle', 0);
  const result = (pieces: readonly Marked[], notes: readonly Note[]): SplitAnswers => ({
    pieces,
    single: pieces.some(({ mark, fraction }) => mark === '=' && fraction === 100),
    notes,
  });
  // Shares and a = within a word: the = is none of GIFT.
  const glued = /[^\s~]=/.test(body) && asMoodle.some(({ mark, fraction }) => mark === '~' && fraction > 0);
  if (canBeMeant(asMoodle) && !glued) return result(asMoodle, []);
  const meant = readingsOf(body)
    .map((reading) => split(body, /[=~]/g, reading, 0))
    .find((pieces) => canBeMeant(pieces) && pieces.length < asMoodle.length);
  return meant ? result(meant, [READ_AS_TEXT]) : result(asMoodle, []);
}

/** The answers of a question's braces. */
export function splitAnswers(kind: 'choices' | 'words' | 'numbers' | 'pairs', body: string): SplitAnswers {
  if (kind === 'choices') return splitChoices(body);
  const asMoodle = split(body, /=/g, 'moodle', 100);
  if (kind === 'numbers') return { pieces: asMoodle, single: true, notes: [] };
  if (kind === 'pairs') {
    const isPair = ({ body: own }: GiftPiece): boolean => own.includes('->');
    if (asMoodle.every(isPair)) return { pieces: asMoodle, single: true, notes: [] };
    const meant = readingsOf(body)
      .map((reading) => split(body, /=/g, reading, 100))
      .find((pieces) => pieces.every(isPair));
    return { pieces: meant ?? asMoodle, single: true, notes: meant ? [READ_AS_TEXT] : [] };
  }
  // Words on lines of their own: a = within a line is text.
  const lines = split(body, /=/g, 'lines', 100);
  const several = lines.length > 1 && lines.length < asMoodle.length;
  return { pieces: several ? lines : asMoodle, single: true, notes: several ? [READ_AS_TEXT] : [] };
}
