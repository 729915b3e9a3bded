/**
 * Owns the pages on which questions are taken over from files.
 */
import type { Membership } from '../../kernel/actor.ts';
import type { Problem } from '../../kernel/http/field-errors.ts';
import { createFields } from '../../kernel/http/fields.presenter.ts';
import type { Words } from '../../kernel/text/words.ts';
import type { CarriedQuestion } from '../model/formats/formats.ts';
import { type Part, partTitle, usable } from '../model/formats/parts.ts';
import type { QuizTexts } from '../question.presenter.ts';
import { importedUrl, importQuizUrl } from '../urls.ts';
import type { TriedQuiz } from './edit.ts';
import { back, presentPreview } from './editor.presenter.ts';
import type { HeldImport } from './import.ts';
import { noteText } from './note.presenter.ts';

/** The view model of views/quizzes/import. */
export function presentImport(
  membership: Membership,
  { text, problem = '', typed = {} }: { text: string; problem?: string; typed?: Record<string, string> },
  words: Words,
) {
  const field = createFields(typed, {}, words);
  return {
    title: words.t('quizzes:import.title'),
    scripts: [],
    back: back(membership, words),
    action: importQuizUrl(membership.course.slug),
    text,
    problem,
    week: field('week', 'quizzes:new.week', { value: '1' }),
  };
}

const TONES = { kept: 'good', changed: 'warn', dropped: 'bad' } as const;
type Kind = keyof typeof TONES;

/** The view model of views/quizzes/imported: the parts of a file, and the questions of one of them. */
export function presentHeldImport(
  membership: Membership,
  held: HeldImport,
  { part: place, problems, tried }: { part: number; problems: Readonly<Record<number, Problem>>; tried: TriedQuiz },
  words: Words,
  texts: QuizTexts,
) {
  const { course } = membership;
  const isQuiz = held.source !== undefined;
  const preview = presentPreview(tried, words, texts);
  const shown = new Map(preview.questions.map((one) => [one.asked.id, one]));
  const all = held.parts.flatMap(({ questions }) => questions);
  const count = (kind: Kind): number => all.filter(({ report }) => report.kind === kind).length;
  const nameOf = (part: Part): string => {
    const name = partTitle(part, words.t('quizzes:import.untitled'));
    return isQuiz ? words.t('quizzes:import.wholeQuiz') : name;
  };
  const item = ({ question, report }: CarriedQuestion) => ({
    name: report.question,
    tone: TONES[report.kind],
    kind: words.t(`quizzes:carried.${report.kind}`),
    message: noteText(report.notes, words),
    line:
      report.line === undefined || report.kind !== 'dropped'
        ? ''
        : words.t('quizzes:import.line', { line: report.line }),
    shown: question === undefined ? undefined : shown.get(question.id),
  });
  const own = held.parts[place];
  const counts = {
    all: all.length,
    usable: count('kept') + count('changed'),
    kept: count('kept'),
    changed: count('changed'),
    dropped: count('dropped'),
  };
  return {
    title: words.t('quizzes:import.foundTitle', { file: held.file || words.t('quizzes:import.pasted') }),
    scripts: [],
    back: { url: importQuizUrl(course.slug), title: words.t('quizzes:import.another') },
    action: importedUrl(course.slug, held.id, place),
    counts: isQuiz ? '' : words.t('quizzes:import.counts', counts),
    none: !isQuiz && counts.usable === 0,
    parts: held.parts.map((part, index) => {
      const problem = problems[index];
      return {
        index,
        title: nameOf(part),
        counts: isQuiz
          ? ''
          : words.t('quizzes:import.partCounts', { usable: usable(part).length, all: part.questions.length }),
        name: held.names[index] ?? '',
        usable: isQuiz || usable(part).length > 0,
        error: problem === undefined ? '' : words.t(problem.key, problem.values),
        current: index === place,
      };
    }),
    several: held.parts.length > 1,
    questionsOf: words.t('quizzes:import.questionsOf', { part: own ? nameOf(own) : '' }),
    items: own?.questions.map(item) ?? [],
    /** Of a quiz.yaml, which has no report. */
    preview: isQuiz ? preview : undefined,
  };
}
