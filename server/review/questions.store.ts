/**
 * Owns what students ask about their submissions, and the answers.
 * Must not know who may ask, answer or read.
 */
import { z } from 'zod';
import type { Stored } from '../kernel/allowances.ts';
import type { Connection } from '../kernel/database/database.ts';

/** A question waits, is answered, or was closed without an answer. */
const StateSchema = z.enum(['open', 'answered', 'closed']);
/** State of a question. */
export type QuestionState = z.infer<typeof StateSchema>;

const QuestionRow = z.object({
  id: z.string(),
  submissionId: z.string(),
  courseId: z.string(),
  exercise: z.string(),
  personId: z.string(),
  personName: z.string(),
  /** What it is about: a line of the file, a test of the report, or the whole. */
  line: z.number().nullable(),
  test: z.string().nullable(),
  state: StateSchema,
  /** ISO 8601, UTC, as all times here. */
  askedAt: z.string(),
  waitsSince: z.string(),
  takenBy: z.string().nullable(),
  takenByName: z.string().nullable(),
  takenAt: z.string().nullable(),
});
const MessageRow = z.object({
  questionId: z.string(),
  /** Markdown. */
  text: z.string(),
  authorId: z.string().nullable(),
  author: z.string().nullable(),
  writtenAt: z.string(),
});
/** Something that was said in a question. */
export type QuestionMessage = Omit<z.infer<typeof MessageRow>, 'questionId'>;
/** A question with everything that was said, oldest first. */
export type Question = z.infer<typeof QuestionRow> & { readonly messages: readonly QuestionMessage[] };

const AnsweredRow = z.object({
  submissionId: z.string(),
  exercise: z.string(),
  state: StateSchema,
  answeredAt: z.string(),
});
/** A question that was answered or closed, and when. */
export type AnsweredQuestion = z.infer<typeof AnsweredRow>;

/** Which questions of a course are listed. */
export interface QuestionFilter {
  readonly courseId: string;
  readonly state?: QuestionState | undefined;
  readonly exercise?: string | undefined;
  /** Taken by this person. */
  readonly takenBy?: string | undefined;
}

/** What a message costs beside its text, and a question beside its messages, bytes. */
const ROW_BYTES = 500;
const StoredRow = z.object({ bytes: z.number(), count: z.number() });

/** Most questions that a list shows. */
const MOST = 200;

/** Prepares the statements once. */
export function createQuestionsStore(database: Connection) {
  const QUESTION = `
    SELECT questions.id, submission_id AS submissionId, course_id AS courseId, exercise, person_id AS personId,
      people.name AS personName, line, test, state, asked_at AS askedAt, waits_since AS waitsSince, taken_by AS takenBy,
      (SELECT name FROM people WHERE people.id = taken_by) AS takenByName, taken_at AS takenAt
    FROM questions JOIN submissions ON submissions.id = submission_id JOIN people ON people.id = person_id`;
  const byId = database.prepare(`${QUESTION} WHERE questions.id = @id`);
  const ofSubmission = database.prepare(
    `${QUESTION} WHERE submission_id = @submissionId ORDER BY asked_at, questions.id`,
  );
  const list = database.prepare(`${QUESTION}
    WHERE course_id = @courseId AND (@state IS NULL OR state = @state) AND (@exercise IS NULL OR exercise = @exercise)
      AND (@takenBy IS NULL OR taken_by = @takenBy)
    ORDER BY state = 'open' DESC, iif(state = 'open', waits_since, NULL), waits_since DESC, questions.id LIMIT ${MOST}`);
  const openCount = database
    .prepare(`
    SELECT count(*) FROM questions JOIN submissions ON submissions.id = submission_id
    WHERE state = 'open' AND course_id = @courseId AND (@personId IS NULL OR person_id = @personId)`)
    .pluck();
  const answered = database.prepare(`
    SELECT submission_id AS id, count(*) AS count FROM questions
    WHERE state = 'answered' AND submission_id IN (SELECT value FROM json_each(@ids)) GROUP BY submission_id`);
  const answeredTo = database.prepare(`
    SELECT submission_id AS submissionId, exercise, state,
      (SELECT max(written_at) FROM question_messages WHERE question_id = questions.id) AS answeredAt
    FROM questions JOIN submissions ON submissions.id = submission_id
    WHERE course_id = @courseId AND person_id = @personId AND state <> 'open' AND answeredAt >= @since
    ORDER BY answeredAt DESC LIMIT @limit`);
  const messages = database.prepare(`
    SELECT question_id AS questionId, text, written_by AS authorId,
      (SELECT name FROM people WHERE people.id = written_by) AS author, written_at AS writtenAt
    FROM question_messages WHERE question_id IN (SELECT value FROM json_each(@ids)) ORDER BY id`);
  const insert = database.prepare(`
    INSERT INTO questions (id, submission_id, line, test, state, asked_at, waits_since)
    VALUES (@id, @submissionId, @line, @test, 'open', @at, @at)`);
  const say = database.prepare(`
    INSERT INTO question_messages (question_id, text, written_by, written_at) VALUES (@questionId, @text, @by, @at)`);
  const saidSince = database.prepare(`
    SELECT count(*) AS count, coalesce(sum(octet_length(text) + ${ROW_BYTES}), 0) AS bytes FROM question_messages
    WHERE written_by = @personId AND written_at >= @since`);
  const setState = database.prepare(`
    UPDATE questions SET state = @state, waits_since = iif(@state = 'open', @at, waits_since), taken_by = NULL,
      taken_at = NULL WHERE id = @id`);
  const take = database.prepare('UPDATE questions SET taken_by = @by, taken_at = @at WHERE id = @id');

  const withMessages = (rows: readonly unknown[]): Question[] => {
    const questions = QuestionRow.array().parse(rows);
    const said = MessageRow.array().parse(messages.all({ ids: JSON.stringify(questions.map(({ id }) => id)) }));
    return questions.map((question) => ({
      ...question,
      messages: said.filter(({ questionId }) => questionId === question.id),
    }));
  };

  return {
    findQuestion(id: string): Question | undefined {
      return withMessages(byId.all({ id }))[0];
    },
    /** Oldest first. */
    listOfSubmission(submissionId: string): Question[] {
      return withMessages(ofSubmission.all({ submissionId }));
    },
    /** Open ones first, those that wait longest before the others; then the newest. */
    listQuestions({ courseId, state = undefined, exercise, takenBy }: QuestionFilter): Question[] {
      const filter = { courseId, state: state ?? null, exercise: exercise ?? null, takenBy: takenBy ?? null };
      return withMessages(list.all(filter));
    },
    /** Open questions of a course, of everybody or of one person. */
    countOpen(courseId: string, personId?: string): number {
      return z.number().parse(openCount.get({ courseId, personId: personId ?? null }));
    },
    /** Number of answered questions, of those submissions that have any. */
    countAnswered(ids: readonly string[]): ReadonlyMap<string, number> {
      const rows = z
        .object({ id: z.string(), count: z.number() })
        .array()
        .parse(answered.all({ ids: JSON.stringify(ids) }));
      return new Map(rows.map(({ id, count }) => [id, count]));
    },
    /** What was last answered to somebody, or closed, since then; the newest first. */
    listAnsweredTo(courseId: string, personId: string, since: string, limit: number): AnsweredQuestion[] {
      return AnsweredRow.array().parse(answeredTo.all({ courseId, personId, since, limit }));
    },
    /** Asks; `text` is the first message. */
    insertQuestion(question: {
      id: string;
      submissionId: string;
      line: number | null;
      test: string | null;
      text: string;
      by: string;
      at: string;
    }): void {
      const { id, text, by, at } = question;
      insert.run(question);
      say.run({ questionId: id, text, by, at });
    },
    /** Says something, and moves the question to `state`. */
    say(questionId: string, text: string, by: string, at: string, state: QuestionState): void {
      say.run({ questionId, text, by, at });
      setState.run({ id: questionId, state, at });
    },
    /** What somebody has said since then. */
    saidSince(personId: string, since: string): Stored {
      return StoredRow.parse(saidSince.get({ personId, since }));
    },
    /** Says who looks after a question; null: nobody. */
    take(id: string, by: string | null, at: string | null): void {
      take.run({ id, by, at });
    },
  };
}
