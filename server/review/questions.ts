/**
 * Owns questions of students about their submissions: asking, taking, answering, closing.
 * Must not know pages.
 */

import type { Audit } from '../audit/audit.ts';
import { isStaff, type Membership, type Person } from '../kernel/actor.ts';
import { ALLOWANCES, hasRoom, startOfDay } from '../kernel/allowances.ts';
import { AppError } from '../kernel/errors.ts';
import type { Store } from '../store.ts';
import type { GetSubmission, SubmissionDetails } from '../submissions/get-submission.ts';
import { needText } from './comments.ts';
import type { Question, QuestionFilter } from './questions.store.ts';

/** What a student asks about: a line, a test that the report shows, or (neither) the whole. */
export interface About {
  readonly line: number | null;
  readonly test: string | null;
}
/** A question in the queue with the submission it is about. */
export interface QueuedQuestion {
  readonly question: Question;
  /** Undefined when the submission cannot be read any more. */
  readonly details: SubmissionDetails | undefined;
  /** Whether another member of the staff looks after it at the moment. */
  readonly takenByOther: boolean;
}

/** Open questions that a student may have at once. */
const MOST_OPEN = 5;
/** Who took a question and does not answer keeps it this long, ms. */
const TAKEN_MS = 30 * 60_000;

export interface AskQuestionDeps {
  readonly store: Pick<Store, 'questions' | 'transaction'>;
  readonly getSubmission: GetSubmission;
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Makes the functions. @throws AppError not-found for what the person may not see */
export function createAskQuestion({ store, getSubmission, audit, clock, newId }: AskQuestionDeps) {
  const { questions } = store;
  const now = (): string => clock().toISOString();
  const getOwn = (person: Person, submissionId: string): SubmissionDetails => {
    const details = getSubmission(person, submissionId);
    if (details.submission.personId !== person.id) throw new AppError('not-allowed', 'review:errors.onlyAuthor');
    return details;
  };
  const getOfCourse = ({ course }: Membership, id: string): Question => {
    const question = questions.findQuestion(id);
    if (!question || question.courseId !== course.id) throw new AppError('not-found', 'review:errors.noQuestion');
    return question;
  };
  /** @throws AppError invalid-form for an empty text, and when the student has said as much today as one person can */
  const needRoom = (person: Person, text: string): void => {
    needText(text);
    const said = questions.saidSince(person.id, startOfDay(clock()));
    if (hasRoom('messages', said, Buffer.byteLength(text))) return;
    const { bytes, count } = ALLOWANCES.messages;
    throw new AppError('invalid-form', 'review:errors.today', { values: { count, megabytes: bytes / 2 ** 20 } });
  };
  /** Whether somebody else took it a short while ago. */
  const isTaken = ({ takenBy, takenAt, state }: Question, person: Person): boolean =>
    state === 'open' &&
    takenBy !== null &&
    takenBy !== person.id &&
    clock().getTime() - Date.parse(takenAt ?? '') < TAKEN_MS;

  return {
    /** Questions about a submission, for those who may see it. */
    list: (submissionId: string): Question[] => questions.listOfSubmission(submissionId),
    ask: (person: Person, submissionId: string, { line, test }: About, text: string): void =>
      store.transaction(() => {
        const { submission, membership, shown } = getOwn(person, submissionId);
        if (isStaff(membership)) throw new AppError('not-allowed', 'review:errors.onlyAuthor');
        needRoom(person, text);
        const lines = submission.source.replace(/\n$/, '').split('\n').length;
        if (line !== null && (line < 1 || line > lines))
          throw new AppError('invalid-form', 'review:errors.line', { values: { lines } });
        // Only tests that the student sees: a guess must not tell whether a hidden one exists.
        if (test !== null && !shown?.report.tests.some(({ name }) => name === test))
          throw new AppError('invalid-form', 'review:errors.noTest');
        if (questions.countOpen(membership.course.id, person.id) >= MOST_OPEN)
          throw new AppError('invalid-form', 'review:errors.tooMany', { values: { count: MOST_OPEN } });
        questions.insertQuestion({ id: newId(), submissionId, line, test, text, by: person.id, at: now() });
      }),
    /** The student asks on. */
    askOn: (person: Person, submissionId: string, id: string, text: string): void =>
      store.transaction(() => {
        getOwn(person, submissionId);
        const question = questions.findQuestion(id);
        if (!question || question.submissionId !== submissionId)
          throw new AppError('not-found', 'review:errors.noQuestion');
        needRoom(person, text);
        questions.say(id, text, person.id, now(), 'open');
      }),
    /** Questions of a course for its staff. */
    queue: (membership: Membership, filter: Omit<QuestionFilter, 'courseId'>): QueuedQuestion[] =>
      questions.listQuestions({ ...filter, courseId: membership.course.id }).map((question) => ({
        question,
        details: getSubmission(membership.person, question.submissionId),
        takenByOther: isTaken(question, membership.person),
      })),
    countOpen: ({ course }: Pick<Membership, 'course'>): number => questions.countOpen(course.id),
    /** Says that one looks after a question. @throws AppError conflict when somebody else does */
    take: (membership: Membership, id: string): void =>
      store.transaction(() => {
        const question = getOfCourse(membership, id);
        if (isTaken(question, membership.person))
          throw new AppError('conflict', 'review:errors.taken', { values: { name: question.takenByName ?? '' } });
        questions.take(id, membership.person.id, now());
      }),
    release: (membership: Membership, id: string): void =>
      store.transaction(() => {
        const question = getOfCourse(membership, id);
        if (question.takenBy === membership.person.id) questions.take(id, null, null);
      }),
    /** Answers a question, or closes it with a reason. @throws AppError conflict when somebody else looks after it */
    answer: (membership: Membership, id: string, text: string, as: 'answered' | 'closed'): void =>
      store.transaction(() => {
        const question = getOfCourse(membership, id);
        if (isTaken(question, membership.person))
          throw new AppError('conflict', 'review:errors.taken', { values: { name: question.takenByName ?? '' } });
        needText(text);
        questions.say(id, text, membership.person.id, now(), as);
        const { exercise, personId } = question;
        audit(membership, {
          action: 'question.answer',
          subject: exercise,
          personId,
          before: { state: question.state },
          after: { state: as },
        });
      }),
  };
}
/** Questions about submissions. */
export type AskQuestion = ReturnType<typeof createAskQuestion>;
