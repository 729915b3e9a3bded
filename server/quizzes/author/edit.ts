/**
 * Owns writing quizzes in a course: their texts, saved by revision so that nobody overwrites another's; trying them.
 * Must not know forms or pages.
 */

import type { Audit } from '../../audit/audit.ts';
import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import { mapInSlices } from '../../kernel/slices.ts';
import type { WordKey } from '../../kernel/text/words.ts';
import type { Work } from '../../kernel/work/work.ts';
import type { Store } from '../../store.ts';
import { drawQuiz } from '../model/draw.ts';
import type { DrawnQuiz } from '../model/drawn.ts';
import type { Format } from '../model/formats/formats.ts';
import type { Exported } from '../model/formats/import-report.ts';
import type { QuizProblem } from '../model/read-quiz.ts';
import type { QuizVersions } from '../versions.ts';
import type exportJob from './export-quiz.job.ts';

/** A text in the editor; revision 0: that of the file, nothing is saved in the course yet. */
export interface EditedQuiz {
  readonly slug: string;
  readonly source: string;
  readonly revision: number;
  readonly own: boolean;
}
/** What came of saving: `saved` is false when somebody else has saved since; `edited` is what is stored now. */
export interface SavedQuiz {
  readonly saved: boolean;
  readonly edited: EditedQuiz;
}
/** A quiz as it would be given, or what is wrong with it. */
export type TriedQuiz =
  | {
      readonly drawn: DrawnQuiz;
      readonly pictures: Readonly<Record<string, string>>;
      /** Pictures that are not there yet. */
      readonly missing: readonly QuizProblem[];
    }
  | { readonly problems: readonly QuizProblem[] };

/** Longest text, characters. */
export const LONGEST_QUIZ = 500_000;
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

/** A short quiz to begin with. */
const templateOf = (title: string, week: number): string => `title: ${JSON.stringify(title)}
week: ${week}
sections:
  - questions:
      - id: first-question
        type: single-choice
        text: What is $\\sigma(0)$?
        options:
          - { text: '0.5', correct: true, explanation: '$\\frac{1}{1 + e^0} = 0.5$' }
          - { text: '0', explanation: 'The sigmoid is never 0.' }
        explanation: The sigmoid of 0 lies in the middle.
`;

/** Makes the functions. */
export function createEditQuiz({
  store,
  versions,
  work,
  audit,
  clock,
}: {
  store: Pick<Store, 'quizzes' | 'transaction'>;
  versions: QuizVersions;
  work: Work;
  audit: Audit;
  clock: () => Date;
}) {
  const open = ({ course }: Membership, slug: string): EditedQuiz => {
    const own = store.quizzes.findSource(course.id, slug);
    if (own) return { slug, source: own.source, revision: own.revision, own: true };
    const text = versions.findText(course.id, slug);
    if (!text) throw new AppError('not-found', 'errors:not-found.quiz');
    return { slug, source: text.source, revision: 0, own: false };
  };
  const save = (membership: Membership, slug: string, source: string, baseRevision: number): SavedQuiz =>
    store.transaction(() => {
      if (source.length > LONGEST_QUIZ)
        throw new AppError('source-too-large', undefined, { values: { bytes: source.length, limit: LONGEST_QUIZ } });
      const stored = store.quizzes.findSource(membership.course.id, slug);
      if (stored && stored.revision !== baseRevision && stored.source !== source)
        return { saved: false, edited: open(membership, slug) };
      const revision = (stored?.revision ?? 0) + 1;
      const updatedAt = clock().toISOString();
      store.quizzes.saveSource({
        courseId: membership.course.id,
        slug,
        source,
        revision,
        updatedBy: membership.person.id,
        updatedAt,
      });
      const before = stored && { revision: stored.revision };
      if (stored?.source !== source)
        audit(membership, { action: 'quiz.edit', subject: slug, before, after: { revision } });
      return { saved: true, edited: { slug, source, revision, own: true } };
    });
  const isTaken = ({ course }: Membership, slug: string): boolean => versions.findText(course.id, slug) !== undefined;

  return {
    /** The text to edit. @throws AppError not-found */
    open,
    /** Saves a text that was changed from a revision. @throws AppError source-too-large */
    save,
    /** What is wrong with a name for a new quiz, as a key of words; undefined when it can be used. */
    nameProblem(membership: Membership, slug: string): WordKey | undefined {
      if (!SLUG.test(slug)) return 'quizzes:errors.slug';
      return isTaken(membership, slug) ? 'quizzes:errors.taken' : undefined;
    },
    /** Begins a quiz with a template; the caller has checked its name. */
    create(membership: Membership, slug: string, title: string, week: number): void {
      save(membership, slug, templateOf(title, week), 0);
    },
    /** Tries a text with the numbers of one seed. @throws GraderUnavailable */
    async tryText(membership: Membership, slug: string, source: string, seed: number): Promise<TriedQuiz> {
      const pictures = versions.findText(membership.course.id, slug)?.pictures ?? {};
      const checked = await versions.look({ source, pictures });
      if ('problems' in checked) return checked;
      const { quiz, variants, missing } = checked;
      return { drawn: drawQuiz(quiz, variants, seed), pictures, missing };
    },
    /** Names of the pictures that its questions may show. */
    listPictures({ course }: Membership, slug: string): string[] {
      return Object.keys(versions.findText(course.id, slug)?.pictures ?? {});
    },
    /** Keeps a picture beside the text; the caller has checked it. The text becomes the course's own. */
    addPicture(membership: Membership, slug: string, file: string, bytes: Uint8Array): void {
      store.transaction(() => {
        const { source, own } = open(membership, slug);
        if (!own) save(membership, slug, source, 0);
        const pictureId = versions.storePicture(file, bytes);
        store.quizzes.namePicture({ courseId: membership.course.id, slug, file, pictureId });
        audit(membership, { action: 'quiz.picture', subject: slug, after: { file } });
      });
    },
    /** Saves what was read from a file under a new name, with its pictures, which are stored first. @throws AppError source-too-large; conflict */
    async saveImported(
      membership: Membership,
      slug: string,
      { source, pictures }: { readonly source: string; readonly pictures: ReadonlyMap<string, Uint8Array> },
    ): Promise<void> {
      const ids = await mapInSlices(pictures, ([file, bytes]) => [file, versions.storePicture(file, bytes)] as const);
      store.transaction(() => {
        if (!save(membership, slug, source, 0).saved) throw new AppError('conflict');
        for (const [file, pictureId] of ids) {
          store.quizzes.namePicture({ courseId: membership.course.id, slug, file, pictureId });
          audit(membership, { action: 'quiz.picture', subject: slug, after: { file } });
        }
      });
    },
    /** A picture by its name. @throws AppError not-found */
    getPicture({ course }: Membership, slug: string, file: string) {
      const pictures = versions.findText(course.id, slug)?.pictures ?? {};
      const picture = Object.hasOwn(pictures, file) ? store.quizzes.findPicture(pictures[file] ?? '') : undefined;
      if (!picture) throw new AppError('not-found');
      return picture;
    },
    /** Deletes the course's own text; a file of the same name shows again. */
    remove(membership: Membership, slug: string): void {
      const { course } = membership;
      store.transaction(() => {
        const stored = store.quizzes.findSource(course.id, slug);
        if (!stored) throw new AppError('not-found', 'errors:not-found.quiz');
        store.quizzes.deleteSource(course.id, slug);
        audit(membership, { action: 'quiz.discard', subject: slug, before: { revision: stored.revision } });
      });
    },
    /** A quiz in another format, or what is wrong with it. @throws AppError not-found; GraderUnavailable */
    async write(
      membership: Membership,
      slug: string,
      format: Format,
    ): Promise<Exported | { readonly problems: readonly QuizProblem[] }> {
      const text = versions.findText(membership.course.id, slug);
      if (!text) throw new AppError('not-found', 'errors:not-found.quiz');
      const checked = await versions.check(text);
      if ('problems' in checked) return format === 'yaml' ? { text: text.source, report: [] } : checked;
      if (format === 'yaml') return { text: text.source, report: [] };
      const { source } = text;
      return work.run<typeof exportJob>('slow', 'quizzes/author/export-quiz', { source, ...checked, format });
    },
  };
}
/** Edits quizzes. */
export type EditQuiz = ReturnType<typeof createEditQuiz>;
