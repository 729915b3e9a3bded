/**
 * Owns the frozen versions of quizzes: making one of a text, and getting the quiz that one person was given.
 * Must not know when quizzes run.
 */
import { sha256 } from '../kernel/digest.ts';
import { AppError } from '../kernel/errors.ts';
import { createMemory } from '../kernel/memory.ts';
import type { Language } from '../kernel/text/languages.ts';
import type { Work } from '../kernel/work/work.ts';
import type { Store } from '../store.ts';
import type { QuizAttempt } from './attempts.store.ts';
import type { QuizFile } from './author/quiz-files.ts';
import type readJob from './author/read-quiz.job.ts';
import type tryJob from './author/try-quiz.job.ts';
import { drawQuiz, type Variants } from './model/draw.ts';
import type { DrawnQuiz } from './model/drawn.ts';
import { pictureFilesOf } from './model/picture-file.ts';
import { type Compute, computeSets } from './model/prepare-quiz.ts';
import { type Quiz, questionsOf } from './model/quiz-schema.ts';
import { type QuizProblem, readQuiz } from './model/read-quiz.ts';
import { asShown } from './model/regrade.ts';
import type { Translations } from './translations.ts';

/** A version as given to students. */
export interface QuizVersion {
  readonly id: string;
  readonly quiz: Quiz;
  readonly variants: Variants;
  /** Id of each picture by file name. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** A text of a quiz with its pictures' ids. */
export interface QuizText {
  readonly source: string;
  readonly pictures: Readonly<Record<string, string>>;
}

export interface QuizVersionsDeps {
  readonly store: Pick<Store, 'quizzes'>;
  /** Quizzes that come as files. */
  readonly files: readonly QuizFile[];
  readonly translations: Translations;
  readonly compute: Compute;
  readonly work: Work;
  readonly clock: () => Date;
}

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  gif: 'image/gif',
};
/** The language of quiz.yaml, in which answers are scored. */
const ORIGINAL: Language = 'en';
/** Drawn quizzes and versions kept in memory. */
const KEPT = 2_000;
/** Questions of a quiz, in all its pools. */
const MOST_QUESTIONS = 300;
/** Texts whose quizzes are kept in memory. */
const KEPT_TEXTS = 100;

const rowOf = ({ source, pictures }: QuizText, variants: Variants) => ({
  source,
  variants: JSON.stringify(variants),
  pictures: JSON.stringify(pictures),
});

const versionOf = (id: string, row: { variants: string; pictures: string }, quiz: Quiz): QuizVersion => ({
  id,
  quiz,
  variants: JSON.parse(row.variants) as Variants,
  pictures: JSON.parse(row.pictures) as Record<string, string>,
});

/** What an attempt is scored by. */
type GradedAttempt = Pick<QuizAttempt, 'versionId' | 'gradedVersionId' | 'seed'>;

/** Makes the functions. */
export function createQuizVersions({ store, files, translations, compute, work, clock }: QuizVersionsDeps) {
  const versions = createMemory<string, QuizVersion>(KEPT);
  const drawn = createMemory<string, DrawnQuiz>(KEPT);

  /** Stores a picture; returns its id. */
  const storePicture = (file: string, bytes: Uint8Array): string => {
    const id = sha256(bytes);
    const type = TYPES[file.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'image/png';
    store.quizzes.insertPicture({ id, type, bytes });
    return id;
  };
  /** Texts that were read: a page lists all of a course. */
  const texts = createMemory<string, ReturnType<typeof readText>>(KEPT_TEXTS);
  const readText = (source: string) => work.run<typeof readJob>('slow', 'quizzes/author/read-quiz', source);
  /** What is wrong with a text, or the quiz that it is, with the variables of its variants. @throws AppError too-complex */
  const read = async (source: string) => {
    const key = sha256(source);
    const found = texts(key, () => readText(source));
    // What failed for want of time may succeed at another.
    found.catch(() => texts.forget(key));
    return found;
  };
  const getVersion = (id: string): QuizVersion =>
    versions(id, () => {
      const row = store.quizzes.findVersion(id);
      if (!row) throw new Error(`there is no quiz version ${id}`);
      const parsed = readQuiz(row.source);
      if (!('quiz' in parsed)) throw new Error(`quiz version ${id} cannot be read: ${parsed.problems[0]?.message}`);
      return versionOf(id, row, parsed.quiz);
    });

  /** The version's id: the same text with the same values has the same for ever. */
  const identify = ({ source, pictures }: QuizText, variants: Variants): string =>
    sha256(JSON.stringify(rowOf({ source, pictures }, variants)));
  const drawnFor = (
    { versionId, seed }: Pick<QuizAttempt, 'versionId' | 'seed'>,
    language: Language = ORIGINAL,
  ): DrawnQuiz =>
    drawn(`${language} ${versionId} ${seed}`, () => {
      const { quiz, variants } = getVersion(versionId);
      return drawQuiz(language === ORIGINAL ? quiz : translations.quizIn(quiz, language), variants, seed);
    });

  return {
    read,
    identify,
    storePicture,
    getVersion,
    /** The text of a quiz in a course: the course's own, or that of the file; undefined when there is none. */
    findText(courseId: string, slug: string): QuizText | undefined {
      const own = store.quizzes.findSource(courseId, slug);
      const pictures: Record<string, string> = {};
      const file = files.find((one) => one.slug === slug);
      for (const [name, bytes] of file?.pictures ?? []) pictures[name] = storePicture(name, bytes);
      if (own) {
        for (const [name, id] of store.quizzes.listPictures(courseId, slug)) pictures[name] = id;
        return { source: own.source, pictures };
      }
      return file && { source: file.source, pictures };
    },
    /** Tries a text in all its variants. @throws GraderUnavailable; AppError too-complex */
    async check(text: QuizText): Promise<{ quiz: Quiz; variants: Variants } | { problems: readonly QuizProblem[] }> {
      const looked = await this.look(text);
      if ('problems' in looked) return looked;
      return looked.missing.length > 0 ? { problems: looked.missing } : looked;
    },
    /**
     * The same for its author, who may still add pictures: those that are missing keep nothing from being shown.
     * @throws GraderUnavailable
     */
    async look(
      text: QuizText,
    ): Promise<
      { quiz: Quiz; variants: Variants; missing: readonly QuizProblem[] } | { problems: readonly QuizProblem[] }
    > {
      const parsed = await read(text.source);
      if (!('quiz' in parsed)) return parsed;
      const { quiz, sets } = parsed;
      const count = questionsOf(quiz).length;
      if (count > MOST_QUESTIONS)
        return {
          problems: [
            { where: 'sections', message: `there are ${count} questions; at most ${MOST_QUESTIONS} can be given` },
          ],
        };
      const missing = questionsOf(quiz).flatMap((question) =>
        pictureFilesOf(question)
          .filter((file) => !Object.hasOwn(text.pictures, file))
          .map((file) => ({ where: `question ${question.id}`, message: `there is no picture ${file}` })),
      );
      const computed = await computeSets(quiz, sets, compute);
      const prepared = await work.run<typeof tryJob>('slow', 'quizzes/author/try-quiz', { quiz, sets, computed });
      const broken =
        'problems' in prepared
          ? prepared.problems.map(({ question, message }) => ({ where: `question ${question}`, message }))
          : [];
      if ('problems' in prepared) return { problems: [...missing, ...broken] };
      return { quiz, variants: prepared.variants, missing };
    },
    /** Freezes a text that was checked; returns the version's id. */
    freeze({ source, pictures }: QuizText, { quiz, variants }: { quiz: Quiz; variants: Variants }): string {
      const id = identify({ source, pictures }, variants);
      versions(id, () => ({ id, quiz, variants, pictures }));
      store.quizzes.insertVersion({ id, ...rowOf({ source, pictures }, variants), createdAt: clock().toISOString() });
      return id;
    },
    /** Reads a version, so that nobody waits for it later. */
    async warm(id: string): Promise<void> {
      const row = store.quizzes.findVersion(id);
      const parsed = row && (await readText(row.source));
      if (parsed && 'quiz' in parsed) versions(id, () => versionOf(id, row, parsed.quiz));
    },
    /** The quiz that an attempt was given; in another language only its texts differ, and the answers mean the same. */
    drawnFor,
    /** The quiz that an attempt is scored by: it reads as it was given, and is answered and explained as regraded. */
    gradedFor({ versionId, gradedVersionId, seed }: GradedAttempt, language: Language = ORIGINAL): DrawnQuiz {
      if (gradedVersionId === null) return drawnFor({ versionId, seed }, language);
      return drawn(`${language} ${versionId} ${gradedVersionId} ${seed}`, () =>
        asShown(drawnFor({ versionId: gradedVersionId, seed }, language), drawnFor({ versionId, seed }, language)),
      );
    },
    /** A picture of a version. @throws AppError not-found */
    getPicture(versionId: string, pictureId: string) {
      const { pictures } = getVersion(versionId);
      const picture = Object.values(pictures).includes(pictureId) ? store.quizzes.findPicture(pictureId) : undefined;
      if (!picture) throw new AppError('not-found');
      return picture;
    },
  };
}
/** Versions of quizzes. */
export type QuizVersions = ReturnType<typeof createQuizVersions>;
