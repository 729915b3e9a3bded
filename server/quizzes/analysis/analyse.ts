/**
 * Owns the item analysis of a quiz in a course: brings attempts, answers and times together for the statistics.
 * Must not know formulas, nor how figures are shown.
 *
 * Only attempts that have ended count, also those of people who have left the course since.
 */

import type { Membership } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/errors.ts';
import { mapInSlices } from '../../kernel/slices.ts';
import { byFamilyName, type NamedPerson, NO_PARTS } from '../../kernel/text/family-name.ts';
import type { Store } from '../../store.ts';
import type { QuizAttempt } from '../attempts.store.ts';
import { correctionsOf } from '../corrections.ts';
import { type ItemStatistics, itemStatistics } from '../model/analysis/item-statistics.ts';
import { type OptionTable, optionTable } from '../model/analysis/option-table.ts';
import { type Reliability, reliabilityOf } from '../model/analysis/reliability.ts';
import { columnOf, countedScores, type ResponseMatrix } from '../model/analysis/response-matrix.ts';
import { type ScoreStatistics, scoreStatistics } from '../model/analysis/score-statistics.ts';
import { type TimeStatistics, timeStatistics, timesOf } from '../model/analysis/time-per-question.ts';
import { type PartFigures, partFigures, type WrongAnswer, wrongAnswers } from '../model/analysis/wrong-answers.ts';
import { drawQuestion } from '../model/draw.ts';
import type { Answer, DrawnQuestion, Part } from '../model/drawn.ts';
import type { Question } from '../model/question-schema.ts';
import { questionsOf } from '../model/quiz-schema.ts';
import { type QuestionResult, resultOf, type VoidCredit } from '../model/result.ts';
import { typeOf } from '../model/types/index.ts';
import { randomFrom } from '../model/values.ts';
import type { Sitting } from '../sittings.store.ts';
import type { QuizStandings } from '../standing.ts';
import type { QuizVersions } from '../versions.ts';

/** A question of the quiz with its figures. */
export interface AnalysedItem {
  /** Place in the file, from 1. */
  readonly number: number;
  /** As somebody could be given it; of a question with variables, in one of its variants. */
  readonly example: DrawnQuestion;
  readonly hasVariants: boolean;
  readonly answered: number;
  readonly voided: VoidCredit | undefined;
  readonly figures: ItemStatistics;
  readonly time: TimeStatistics;
}
/** The analysis of a quiz. */
export interface QuizAnalysis {
  readonly run: Sitting;
  /** Attempts that go on. */
  readonly running: number;
  readonly scores: ScoreStatistics;
  readonly reliability: Reliability;
  /** In the order of the file. */
  readonly items: readonly AnalysedItem[];
}
/** One question of a quiz in detail. */
export interface ItemAnalysis {
  readonly run: Sitting;
  readonly item: AnalysedItem;
  /** Ids of the neighbours in the file. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Picture ids by file name. */
  readonly pictures: Readonly<Record<string, string>>;
  /** Of a choice question. */
  readonly options: OptionTable | undefined;
  /** Of a typed answer. */
  readonly wrong: readonly WrongAnswer[] | undefined;
  /** Of a composite question. */
  readonly parts: readonly PartFigures[] | undefined;
}
/** One question of one attempt. */
export interface ScoreRow extends NamedPerson {
  readonly email: string;
  readonly studentNumber: string;
  readonly number: number;
  readonly result: QuestionResult;
  /** Estimated time; undefined where there is none. */
  readonly ms: number | undefined;
}

export interface AnalyseQuizDeps {
  readonly store: Pick<Store, 'members' | 'people' | 'quizAttempts' | 'quizRegrades' | 'sittings'>;
  readonly versions: QuizVersions;
  readonly standings: QuizStandings;
}

/** What one student did with each question. */
interface Sheet {
  readonly attempt: QuizAttempt;
  readonly results: ReadonlyMap<string, QuestionResult>;
  readonly times: ReadonlyMap<string, number>;
}

const ms = (iso: string): number => Date.parse(iso);

/** Places in the file of the options that were chosen. */
const chosenOf = (part: Part, answer: Answer): number[] => {
  const choices = typeOf(part).choices?.of(part) ?? [];
  return answer.flatMap((value) => choices.find((choice) => choice.value === value)?.source ?? []);
};

/** Makes the functions. */
export function createAnalyseQuiz({ store, versions, standings }: AnalyseQuizDeps) {
  const sheetsOf = (run: Sitting, attempts: readonly QuizAttempt[]): Promise<Sheet[]> => {
    const { voids, alternatives } = correctionsOf(store, run.id);
    const pauses = store.sittings
      .listPauses(run.id)
      .map(({ pausedAt, resumedAt }) => ({ from: ms(pausedAt), to: resumedAt === null ? null : ms(resumedAt) }));
    return mapInSlices(attempts, (attempt): Sheet => {
      const history = store.quizAttempts.listHistory(attempt.id);
      const answers = new Map<string, Answer>();
      const newest = new Map<string, number>();
      for (const { questionId, version, answer } of history) {
        if ((newest.get(questionId) ?? 0) > version) continue;
        newest.set(questionId, version);
        answers.set(questionId, answer);
      }
      const { questions } = resultOf(versions.gradedFor(attempt), answers, voids, alternatives);
      const times = timesOf({
        startedAt: ms(attempt.startedAt),
        reopenedAt: attempt.reopenedAt === null ? null : ms(attempt.reopenedAt),
        saves: history.map(({ questionId, savedAt }) => ({ question: questionId, at: ms(savedAt) })),
        pauses,
      });
      return { attempt, results: new Map(questions.map((result) => [result.question.id, result])), times };
    });
  };

  /** Everything about a quiz that its figures come from. */
  const collect = async (membership: Membership, slug: string) => {
    const run = standings.getRun(membership, slug);
    const { quiz, variants } = versions.getVersion(run.gradedVersionId ?? run.versionId);
    const { pictures } = versions.getVersion(run.versionId);
    const questions = questionsOf(quiz);
    const attempts = store.quizAttempts.listAttempts(run.id);
    const ended = attempts.filter(({ endedAt }) => endedAt !== null);
    const sheets = await sheetsOf(run, ended);
    const { voids } = correctionsOf(store, run.id);
    const matrix: ResponseMatrix = {
      items: questions.map(({ id, points }) => ({ id, points, voided: voids.has(id) })),
      shares: sheets.map(({ results }) => questions.map(({ id }) => results.get(id)?.scored.share)),
    };
    const scores = countedScores(matrix);
    const exampleOf = (question: Question): DrawnQuestion =>
      drawQuestion(question, variants[question.id]?.[0] ?? {}, randomFrom(0));
    const figures = itemStatistics(matrix, scores);
    const itemAt = (place: number): AnalysedItem => {
      const question = questions[place] as Question;
      const { id } = question;
      return {
        number: place + 1,
        example: exampleOf(question),
        hasVariants: question.variables !== undefined,
        answered: sheets.filter(({ results }) => results.get(id)?.scored.answered).length,
        voided: voids.get(id),
        figures: figures[place] as ItemStatistics,
        time: timeStatistics(sheets.flatMap(({ times }) => times.get(id) ?? [])),
      };
    };
    return { run, questions, sheets, matrix, scores, itemAt, pictures, running: attempts.length - ended.length };
  };

  return {
    /** @throws AppError not-found */
    async quiz(membership: Membership, slug: string): Promise<QuizAnalysis> {
      const { run, questions, matrix, scores, itemAt, running } = await collect(membership, slug);
      const shares = scores.flatMap(({ points, max }) => (max > 0 ? [points / max] : []));
      const statistics = scoreStatistics(shares);
      return {
        run,
        running,
        scores: statistics,
        reliability: reliabilityOf(matrix, statistics.standardDeviation),
        items: questions.map((_, place) => itemAt(place)),
      };
    },
    /** @throws AppError not-found */
    async question(membership: Membership, slug: string, questionId: string): Promise<ItemAnalysis> {
      const { run, questions, sheets, matrix, scores, itemAt, pictures } = await collect(membership, slug);
      const place = questions.findIndex(({ id }) => id === questionId);
      if (place < 0) throw new AppError('not-found', 'errors:not-found.question');
      const item = itemAt(place);
      const { students, rests } = columnOf(matrix, scores, place);
      const given = students.flatMap((student) => sheets[student]?.results.get(questionId) ?? []);
      const { part } = item.example;
      const type = typeOf(part);
      const offered = type.choices && [...type.choices.of(part)].sort((a, b) => a.source - b.source);
      const choosers = given.map(({ question, answer = [] }, index) => ({
        chosen: chosenOf(question.part, answer),
        rest: rests[index],
      }));
      return {
        run,
        item,
        before: questions[place - 1]?.id,
        after: questions[place + 1]?.id,
        pictures,
        options: offered && optionTable(offered, choosers),
        wrong: type.typed && wrongAnswers(given),
        parts: type.rows && !type.typed ? partFigures(given) : undefined,
      };
    },
    /** One row for each question of each attempt, by family name. @throws AppError not-found */
    async scores(membership: Membership, slug: string): Promise<{ run: Sitting; rows: ScoreRow[] }> {
      const { run, questions, sheets } = await collect(membership, slug);
      const members = new Map(store.members.listMembers(membership.course.id).map((member) => [member.id, member]));
      const namedAs = (personId: string): NamedPerson => {
        const found = members.get(personId) ?? store.people.findPerson(personId) ?? { name: '', ...NO_PARTS };
        return { name: found.name, familyName: found.familyName, givenName: found.givenName };
      };
      const named = sheets.map((sheet) => ({ sheet, ...namedAs(sheet.attempt.personId) }));
      named.sort((a, b) => byFamilyName(a, b) || (a.sheet.attempt.id < b.sheet.attempt.id ? -1 : 1));
      const rows = named.flatMap(({ sheet: { attempt, results, times }, ...names }) => {
        const member = members.get(attempt.personId);
        const who = { ...names, email: member?.email ?? '', studentNumber: member?.studentNumber ?? '' };
        return questions.flatMap(({ id }, place): ScoreRow[] => {
          const result = results.get(id);
          return result ? [{ ...who, number: place + 1, result, ms: times.get(id) }] : [];
        });
      });
      return { run, rows };
    },
  };
}
/** Analyses quizzes. */
export type AnalyseQuiz = ReturnType<typeof createAnalyseQuiz>;
