/**
 * Owns `gradedescent quiz import` and `quiz export`.
 * Must not know formats.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readText } from '../kernel/text/decode-text.ts';
import { LANGUAGES } from '../kernel/text/languages.ts';
import { loadWords } from '../kernel/text/words.ts';
import { projectRoot } from '../project-root.ts';
import { noteText } from '../quizzes/author/note.presenter.ts';
import { loadQuizzes, QUIZ_SLUG } from '../quizzes/author/quiz-files.ts';
import { exportQuiz, FORMATS, type Format, guessFormat, importQuizzes } from '../quizzes/model/formats/formats.ts';
import { prepareQuiz } from '../quizzes/model/prepare-quiz.ts';
import { withGrader } from './with-grader.ts';

const quizzesFolder = join(projectRoot, 'quizzes');

/** A format by its name. */
function parseFormat(text: string): Format {
  const found = FORMATS.find((one) => one === text);
  if (!found) throw new Error(`--format ${text}: it must be one of ${FORMATS.join(', ')}`);
  return found;
}

/** The words of the command line: it speaks English. */
const words = () => loadWords(join(projectRoot, 'views'), false)(LANGUAGES[0], 'UTC');

/** What became of questions, a line each. */
function say(
  report: readonly { readonly question: string; readonly kind: string; readonly message: string }[],
  write: (line: string) => void,
): void {
  for (const { question, kind, message } of report)
    write(`${kind.padEnd(8)}${question}${message === '' ? '' : `: ${message}`}`);
}

/** Reads a file in any format and writes <out>/<slug>/quiz.yaml, and its pictures beside it; <slug>-1, <slug>-2 ... where one is too small. */
export function importFile(
  file: string,
  options: { format?: string; slug?: string; title?: string; week?: string; out?: string; force?: boolean },
): void {
  const format = options.format === undefined ? undefined : parseFormat(options.format);
  const { text } = readText(readFileSync(file));
  const slug =
    options.slug ??
    basename(file)
      .replace(/\.\w+$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
  if (!QUIZ_SLUG.test(slug))
    throw new Error(`"${slug}" is no name for a quiz: give one with --slug (lower-case letters, digits, hyphens)`);
  const week = options.week === undefined ? undefined : Number(options.week);
  const { quizzes, report } = importQuizzes(text, format ?? guessFormat(text), { title: options.title, week });
  const folder = options.out ?? quizzesFolder;
  // What does not fit in one quiz becomes several.
  const targets = quizzes.map((_, place) =>
    join(folder, quizzes.length > 1 ? `${slug}-${place + 1}` : slug, 'quiz.yaml'),
  );
  const taken = targets.find((target) => existsSync(target));
  if (taken !== undefined && !options.force)
    throw new Error(`${taken} is there already: give another --slug, or --force`);
  const english = words();
  const said = report.map(({ question, kind, notes, line }) => ({
    question: line === undefined || kind !== 'dropped' ? question : `${question} (line ${line})`,
    kind,
    message: noteText(notes, english),
  }));
  say(said, console.log);
  if (quizzes.length === 0) throw new Error('no question of the file can be used: see above for the reasons');
  for (const [place, { source, pictures }] of quizzes.entries()) {
    const target = targets[place] ?? '';
    mkdirSync(join(target, '..'), { recursive: true });
    writeFileSync(target, source);
    for (const [name, bytes] of pictures) writeFileSync(join(target, '..', name), bytes);
    console.log(`written: ${target}`);
  }
}

/** Writes a quiz of the folder in another format, to a file or to standard output; the report goes to standard error. */
export async function exportFile(
  slug: string,
  options: { format: string; out?: string; folder?: string },
): Promise<void> {
  const format = parseFormat(options.format);
  const file = loadQuizzes(options.folder ?? quizzesFolder).find((one) => one.slug === slug);
  if (!file) throw new Error(`there is no quiz "${slug}"`);
  await withGrader(async (grader) => {
    const prepared = await prepareQuiz(file.quiz, grader.compute, () => []);
    if ('problems' in prepared)
      throw new Error(prepared.problems.map(({ question, message }) => `${question}: ${message}`).join('\n'));
    const { text, report } = exportQuiz(file.source, file.quiz, prepared.variants, format);
    if (options.out === undefined) process.stdout.write(text);
    else writeFileSync(options.out, text);
    say(report, console.error);
  });
}
