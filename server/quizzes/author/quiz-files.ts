/**
 * Owns the quizzes that come as files: quizzes/<slug>/quiz.yaml, its texts in other languages and the pictures beside it.
 * Must not know courses or people.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BrokenContent, ContentError, readContentText } from '../../../graders/catalog/load-exercises.ts';
import { parseYaml } from '../../../graders/catalog/read-yaml.ts';
import { LANGUAGES, type Language } from '../../kernel/text/languages.ts';
import { pictureFilesOf } from '../model/picture-file.ts';
import { type Quiz, QuizSchema, questionsOf } from '../model/quiz-schema.ts';
import { type QuizTranslation, QuizTranslationSchema, translateQuiz } from '../model/quiz-translation.ts';

/** A quiz as read from its folder. */
export interface QuizFile {
  /** Folder name; what addresses and the command line use. */
  readonly slug: string;
  /** The text of quiz.yaml. */
  readonly source: string;
  readonly quiz: Quiz;
  /** Bytes of the pictures that its questions name. */
  readonly pictures: ReadonlyMap<string, Buffer>;
  /** Its texts in languages other than that of quiz.yaml. */
  readonly translations: ReadonlyMap<Language, QuizTranslation>;
}

/** Names of quizzes in addresses and folders. */
export const QUIZ_SLUG = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

/** The texts of a quiz in other languages: texts.de.yaml. */
function readTranslations(
  folder: string,
  quiz: Quiz,
  shownAs: string,
  problems: string[],
): Map<Language, QuizTranslation> {
  const translations = new Map<Language, QuizTranslation>();
  for (const language of LANGUAGES) {
    const file = `texts.${language}.yaml`;
    if (!existsSync(join(folder, file))) continue;
    const text = readContentText(join(folder, file), `${shownAs}/${file}`, problems);
    if (text === undefined) continue;
    const read = parseYaml(text, QuizTranslationSchema);
    if ('problems' in read) {
      for (const { line, field, message } of read.problems)
        problems.push(`${shownAs}/${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`);
      continue;
    }
    const { value, problems: found } = translateQuiz(quiz, read.data);
    problems.push(...found.map((problem) => `${shownAs}/${file}: ${problem}`));
    translations.set(language, value);
  }
  return translations;
}

function readQuizFolder(folder: string, slug: string, shownAs: string, problems: string[]): QuizFile | undefined {
  if (!QUIZ_SLUG.test(slug))
    problems.push(`${shownAs}: the folder's name must be lower-case letters, digits and hyphens`);
  const source = readContentText(join(folder, 'quiz.yaml'), `${shownAs}/quiz.yaml`, problems);
  if (source === undefined) return undefined;
  const read = parseYaml(source, QuizSchema);
  if ('problems' in read) {
    for (const { line, field, message } of read.problems)
      problems.push(`${shownAs}/quiz.yaml:${line}: ${field === '' ? '' : `${field}: `}${message}`);
    return undefined;
  }
  const pictures = new Map<string, Buffer>();
  for (const question of questionsOf(read.data))
    for (const file of pictureFilesOf(question)) {
      const path = join(folder, file);
      if (existsSync(path) && statSync(path).isFile()) pictures.set(file, readFileSync(path));
      else problems.push(`${shownAs}/quiz.yaml: question ${question.id}: there is no ${file}`);
    }
  const translations = readTranslations(folder, read.data, shownAs, problems);
  return problems.length > 0 ? undefined : { slug, source, quiz: read.data, pictures, translations };
}

/** Reads every quiz below `directory` that can be read, by week and name, and says which cannot, and why. */
export function readQuizzes(directory: string): {
  readonly quizzes: readonly QuizFile[];
  readonly broken: readonly BrokenContent[];
} {
  const broken: BrokenContent[] = [];
  const shownBase = relative(process.cwd(), directory) || directory;
  const quizzes = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const problems: string[] = [];
      const quiz = readQuizFolder(join(directory, name), name, `${shownBase}/${name}`, problems);
      if (problems.length > 0) broken.push({ kind: 'quiz', name, problems });
      return quiz ?? [];
    });
  return { quizzes: quizzes.sort((a, b) => a.quiz.week - b.quiz.week || a.slug.localeCompare(b.slug)), broken };
}

/** The same where everything has to be whole. @throws ContentError that lists all problems of all quizzes */
export function loadQuizzes(directory: string): readonly QuizFile[] {
  const { quizzes, broken } = readQuizzes(directory);
  if (broken.length > 0) throw new ContentError(broken.flatMap(({ problems }) => problems));
  return quizzes;
}
