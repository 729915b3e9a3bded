/**
 * Owns the quizzes that come as files: quizzes/<slug>/quiz.yaml and the pictures beside it.
 * Must not know courses or people.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ContentError } from '../../../graders/catalog/load-exercises.ts';
import { parseYaml } from '../../../graders/catalog/read-yaml.ts';
import { pictureFilesOf } from '../model/picture-file.ts';
import { type Quiz, QuizSchema, questionsOf } from '../model/quiz-schema.ts';

/** A quiz as read from its folder. */
export interface QuizFile {
  /** Folder name; what addresses and the command line use. */
  readonly slug: string;
  /** The text of quiz.yaml. */
  readonly source: string;
  readonly quiz: Quiz;
  /** Bytes of the pictures that its questions name. */
  readonly pictures: ReadonlyMap<string, Buffer>;
}

/** Names of quizzes in addresses and folders. */
export const QUIZ_SLUG = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

function readQuizFolder(folder: string, slug: string, shownAs: string, problems: string[]): QuizFile | undefined {
  const before = problems.length;
  if (!QUIZ_SLUG.test(slug))
    problems.push(`${shownAs}: the folder's name must be lower-case letters, digits and hyphens`);
  const file = join(folder, 'quiz.yaml');
  if (!existsSync(file)) {
    problems.push(`${shownAs}/quiz.yaml: this file is missing`);
    return undefined;
  }
  const source = readFileSync(file, 'utf8');
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
      if (existsSync(path)) pictures.set(file, readFileSync(path));
      else problems.push(`${shownAs}/quiz.yaml: question ${question.id}: there is no ${file}`);
    }
  return problems.length > before ? undefined : { slug, source, quiz: read.data, pictures };
}

/**
 * Reads every quiz below `directory`, by week and name. @throws ContentError that lists all problems of all quizzes
 */
export function loadQuizzes(directory: string): QuizFile[] {
  const problems: string[] = [];
  const shownBase = relative(process.cwd(), directory) || directory;
  const quizzes = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readQuizFolder(join(directory, entry.name), entry.name, `${shownBase}/${entry.name}`, problems))
    .filter((quiz) => quiz !== undefined);
  if (problems.length > 0) throw new ContentError(problems);
  return quizzes.sort((a, b) => a.quiz.week - b.quiz.week || a.slug.localeCompare(b.slug));
}
