/**
 * Owns taking over questions from files: a file is read and held until it is said which of its parts become which quiz; only then is
 * anything stored.
 * Must not know forms or pages.
 */

import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Problem } from '../../kernel/http/field-errors.ts';
import { mapInSlices, startSlices } from '../../kernel/slices.ts';
import type { Work } from '../../kernel/work/work.ts';
import { drawQuiz } from '../model/draw.ts';
import type { DrawnQuiz } from '../model/drawn.ts';
import type { CarriedQuestion } from '../model/formats/formats.ts';
import type { Imported } from '../model/formats/import-report.ts';
import { fitInOne, type Part, partTitle, quizOfParts, usable } from '../model/formats/parts.ts';
import type { QuizVersions } from '../versions.ts';
import { type EditQuiz, LONGEST_QUIZ, type TriedQuiz } from './edit.ts';
import type importJob from './import-quiz.job.ts';

/** Files that are held, and for how long after they were looked at, ms. */
const MOST_HELD = 8;
const MOST_HELD_BYTES = 80_000_000;
const HELD_MS = 4 * 3_600_000;
/** Questions that a quiz can give. */
const QUIZ_QUESTIONS = 300;

/** A file that was read. */
export interface HeldImport {
  readonly id: string;
  /** Its name without its ending; '' for a text that was pasted. */
  readonly file: string;
  readonly week: number;
  readonly pictures: Imported['pictures'];
  /** Its parts; one without questions for a quiz.yaml. */
  readonly parts: readonly Part<CarriedQuestion>[];
  /** Of a quiz.yaml, the text. */
  readonly source: string | undefined;
  /** The quiz that each part goes into, by its name in addresses; '' for none. */
  readonly names: readonly string[];
}
interface Held extends HeldImport {
  readonly of: string;
  readonly bytes: number;
  readonly lookedAt: number;
}

/** A name in addresses of some words. */
const slugOf = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-|-$/g, '') || 'quiz';

/** Makes the functions. */
export function createImportQuiz({
  editQuiz,
  versions,
  work,
  newId,
  clock,
}: {
  editQuiz: Pick<EditQuiz, 'nameProblem' | 'saveImported'>;
  versions: Pick<QuizVersions, 'look'>;
  work: Work;
  newId: () => string;
  clock: () => Date;
}) {
  const held = new Map<string, Held>();
  const owner = ({ course, person }: Membership): string => `${course.id} ${person.id}`;
  const keep = (one: Held): void => {
    held.delete(one.id);
    held.set(one.id, one);
    let bytes = [...held.values()].reduce((sum, { bytes: own }) => sum + own, 0);
    for (const [id, oldest] of held) {
      const old = clock().getTime() - oldest.lookedAt > HELD_MS;
      if (id === one.id || (!old && held.size <= MOST_HELD && bytes <= MOST_HELD_BYTES)) continue;
      held.delete(id);
      bytes -= oldest.bytes;
    }
  };
  /** Names that are free, each once. */
  const namesFor = (membership: Membership, parts: readonly Part[], file: string): string[] => {
    const taken = new Set<string>();
    const free = (words: string): string => {
      const base = slugOf(words);
      let name = base;
      for (let number = 2; taken.has(name) || editQuiz.nameProblem(membership, name) !== undefined; number++)
        name = `${base}-${number}`;
      taken.add(name);
      return name;
    };
    const wordsOf = (part: Part | undefined): string => (part ? partTitle(part, file || 'quiz') : file);
    if (fitInOne(parts))
      return parts.map(() => '').fill(free(wordsOf(parts.find((part) => usable(part).length > 0) ?? parts[0])));
    return parts.map((part) => (usable(part).length === 0 ? '' : free(wordsOf(part))));
  };
  const find = (membership: Membership, id: string): Held | undefined => {
    const found = held.get(id);
    return found?.of === owner(membership) ? found : undefined;
  };

  return {
    /** Reads a file and holds it; returns its id, or what is wrong with it. @throws AppError too-complex */
    async read(
      membership: Membership,
      { bytes, file, week }: { readonly bytes: Uint8Array; readonly file: string; readonly week: number },
    ): Promise<{ readonly id: string } | { readonly problem: string }> {
      const read = await work.run<typeof importJob>('file', 'quizzes/author/import-quiz', { bytes });
      if ('problem' in read) return read;
      const parts = 'source' in read ? [{ title: '', questions: [] }] : read.parts;
      keep({
        id: newId(),
        of: owner(membership),
        bytes: 2 * bytes.length,
        lookedAt: clock().getTime(),
        file,
        week,
        parts,
        names: namesFor(membership, parts, file),
        ...('source' in read
          ? { source: read.source, pictures: new Map() }
          : { source: undefined, pictures: read.pictures }),
      });
      return { id: [...held.keys()].at(-1) ?? '' };
    },
    /** A file that is held for somebody; undefined when it is no longer. */
    find(membership: Membership, id: string): HeldImport | undefined {
      const found = find(membership, id);
      if (found) keep({ ...found, lookedAt: clock().getTime() });
      return found;
    },
    /** Keeps what was typed. */
    name(membership: Membership, id: string, names: readonly string[]): void {
      const found = find(membership, id);
      if (found) keep({ ...found, names });
    },
    /** What a part gives, as students will see it. @throws GraderUnavailable */
    async tryPart({ source, parts }: HeldImport, place: number): Promise<TriedQuiz> {
      if (source !== undefined) {
        const looked = await versions.look({ source, pictures: {} });
        if ('problems' in looked) return looked;
        return { drawn: drawQuiz(looked.quiz, looked.variants, 1), missing: looked.missing, pictures: {} };
      }
      const drawn: DrawnQuiz = { questions: (parts[place]?.questions ?? []).flatMap((one) => one.drawn ?? []) };
      return { drawn, missing: [], pictures: {} };
    },
    /** What is wrong with the names of quizzes, by part. */
    problemsOf(membership: Membership, { parts, names, source }: HeldImport): Readonly<Record<number, Problem>> {
      const problems: Record<number, Problem> = {};
      const counts = new Map<string, number>();
      for (const [place, name] of names.entries()) {
        const part = parts[place];
        if (name === '' || !part) continue;
        const count = (counts.get(name) ?? 0) + usable(part).length;
        counts.set(name, count);
        const key = editQuiz.nameProblem(membership, name);
        if (key !== undefined) problems[place] = { key };
        else if (count > QUIZ_QUESTIONS)
          problems[place] = { key: 'quizzes:import.tooMany', values: { count, most: QUIZ_QUESTIONS } };
      }
      if (counts.size === 0 || (source === undefined && Math.max(...counts.values()) === 0))
        problems[0] ??= { key: 'quizzes:import.noName' };
      return problems;
    },
    /** Stores the quizzes; the caller has checked their names. Returns these. @throws AppError source-too-large */
    async save(membership: Membership, { parts, names, source, pictures, week, file }: HeldImport): Promise<string[]> {
      const slugs = [...new Set(names)].filter((name) => name !== '');
      if (source !== undefined) {
        const [slug = ''] = slugs;
        await editQuiz.saveImported(membership, slug, { source, pictures });
        return [slug];
      }
      const made = await mapInSlices(slugs, (slug) => {
        const own = parts.filter((_, place) => names[place] === slug);
        const first = own.find((part) => usable(part).length > 0);
        const title = first && partTitle(first, file || slug);
        const quiz = title === undefined ? undefined : quizOfParts(own, pictures, { title, week });
        return quiz ? [{ slug, ...quiz }] : [];
      });
      const quizzes = made.flat();
      const long = quizzes.find((quiz) => quiz.source.length > LONGEST_QUIZ);
      if (long)
        throw new AppError('source-too-large', undefined, {
          values: { bytes: long.source.length, limit: LONGEST_QUIZ },
        });
      const pause = startSlices();
      for (const { slug, ...quiz } of quizzes) {
        await editQuiz.saveImported(membership, slug, quiz);
        await pause();
      }
      return quizzes.map(({ slug }) => slug);
    },
  };
}
/** Takes over questions. */
export type ImportQuiz = ReturnType<typeof createImportQuiz>;
