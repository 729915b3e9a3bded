/**
 * Owns what people sent in: single submissions and the lists of them, each with the state of its grading.
 * Must not know who may see them, nor leases.
 */
import { z } from 'zod';
import { ScopeSchema } from '../../graders/protocol.ts';
import { VERDICTS } from '../../graders/verdict.ts';
import type { Stored } from '../kernel/allowances.ts';
import type { Connection, Statement } from '../kernel/database/database.ts';
import { mapInSlices } from '../kernel/slices.ts';

/** What a submission costs beside its source and its report: its job, results and indexes; bytes. */
export const SUBMISSION_ROW_BYTES = 4_000;
const StoredRow = z.object({ bytes: z.number(), count: z.number() });

/**
 * States of a submission's grading. `failed`: the grader failed on it repeatedly; it is ungraded, not zero. `replaced`: a trial
 * run that was not run, because a newer one of the same person took its place in the queue.
 */
export const StateSchema = z.enum(['queued', 'running', 'done', 'failed', 'replaced']);
/** State of a submission's grading. */
export type SubmissionState = z.infer<typeof StateSchema>;

const SummaryRow = z.object({
  id: z.string(),
  courseId: z.string(),
  personId: z.string(),
  personName: z.string(),
  exercise: z.string(),
  fileName: z.string(),
  scope: ScopeSchema,
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  state: StateSchema,
  attempts: z.number(),
  lastError: z.string().nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
});
const SubmissionRow = SummaryRow.extend({
  source: z.string(),
  /** Content hash of the exercise that graded it; null before. */
  exerciseVersion: z.string().nullable(),
  /** Version of the grader that graded it; null before, and for old reports. */
  graderVersion: z.string().nullable(),
});

/** A submission without its source. */
export type SubmissionSummary = z.infer<typeof SummaryRow>;
/** A submission with its source. */
export type Submission = z.infer<typeof SubmissionRow>;

/** A submission as it comes in. */
export interface NewSubmission {
  readonly id: string;
  readonly courseId: string;
  readonly personId: string;
  readonly exercise: string;
  readonly fileName: string;
  readonly source: string;
  readonly scope: 'visible' | 'all';
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Which submissions of a course a list shows; an absent field does not restrict. */
export interface SubmissionFilter {
  readonly courseId: string;
  readonly exercise?: string | undefined;
  readonly verdict?: string | undefined;
  readonly state?: SubmissionState | undefined;
}

const CountedRow = z.object({
  id: z.string(),
  exercise: z.string(),
  createdAt: z.string(),
  state: StateSchema,
  score: z.number().nullable(),
});
/** A counted submission (not a test run) as far as points are concerned; `score` is null until it is graded. */
export type CountedSubmission = z.infer<typeof CountedRow>;

const TotalRow = z.object({ n: z.number() });

/** One page of a list; `page` counts from 1. */
export interface FoundPage {
  readonly submissions: readonly SubmissionSummary[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** So many jobs are looked at in one step: a few milliseconds. */
const STRETCH = 5_000;

const SUMMARY = `
  submissions.id, submissions.course_id AS courseId, person_id AS personId, people.name AS personName, exercise,
  file_name AS fileName, scope, submissions.created_at AS createdAt, jobs.state, attempts, last_error AS lastError,
  coalesce(counted_verdict, verdict) AS verdict, coalesce(counted_score, score) AS score, max_score AS maxScore`;
const JOINED = `
  submissions JOIN people ON people.id = person_id JOIN jobs ON jobs.submission_id = submissions.id
  LEFT JOIN reports ON reports.submission_id = submissions.id`;

/**
 * The condition of a filter, and the tables that it needs beside `jobs`. Only named parameters enter the SQL.
 * CROSS JOIN keeps SQLite at walking the jobs from the newest on instead of sorting everything that fits the filter.
 */
function conditionOf(filter: SubmissionFilter): { where: string; joins: string } {
  const conditions = ['course_id = @courseId'];
  let joins = 'CROSS JOIN submissions ON submissions.id = jobs.submission_id';
  if (filter.exercise !== undefined) conditions.push('exercise = @exercise');
  if (filter.verdict !== undefined) {
    conditions.push('coalesce(counted_verdict, verdict) = @verdict');
    joins += ' CROSS JOIN reports ON reports.submission_id = jobs.submission_id';
  }
  if (filter.state !== undefined) conditions.push('jobs.state = @state');
  return { where: `WHERE ${conditions.join(' AND ')}`, joins };
}

/** Prepares the statements once. */
export function createSubmissionsStore(database: Connection) {
  const insert = database.prepare(`
    INSERT INTO submissions (id, course_id, person_id, exercise, file_name, source, scope, created_at)
    VALUES (@id, @courseId, @personId, @exercise, @fileName, @source, @scope, @createdAt)`);
  const byId = database.prepare(`
    SELECT ${SUMMARY}, source, exercise_version AS exerciseVersion, grader_version AS graderVersion
    FROM ${JOINED} WHERE submissions.id = @id`);
  const ofPerson = database.prepare(`
    SELECT ${SUMMARY} FROM ${JOINED}
    WHERE submissions.course_id = @courseId AND person_id = @personId AND exercise = @exercise
    ORDER BY jobs.id DESC LIMIT @limit`);
  const COUNTED = `
    SELECT submissions.id, exercise, submissions.created_at AS createdAt, jobs.state, coalesce(counted_score, score) AS score
    FROM submissions JOIN jobs ON jobs.submission_id = submissions.id
    LEFT JOIN reports ON reports.submission_id = submissions.id
    WHERE submissions.course_id = @courseId AND person_id = @personId AND scope = 'all'`;
  const counted = database.prepare(`${COUNTED} ORDER BY jobs.id`);
  const countedOn = database.prepare(`${COUNTED} AND exercise = @exercise ORDER BY jobs.id`);
  const begun = database
    .prepare('SELECT DISTINCT exercise FROM submissions WHERE course_id = @courseId AND person_id = @personId')
    .pluck();
  const sent = database
    .prepare(`
    SELECT EXISTS (SELECT 1 FROM submissions
    WHERE course_id = @courseId AND person_id = @personId AND exercise = @exercise AND source = @source)`)
    .pluck();
  const newestJob = database.prepare('SELECT coalesce(max(id), 0) AS n FROM jobs');
  const storedSince = database.prepare(`
    SELECT count(*) AS count, coalesce(sum(octet_length(source) + @row +
      coalesce(octet_length(report), iif(jobs.state IN ('queued', 'running'), @waiting, 0))), 0) AS bytes
    FROM submissions JOIN jobs ON jobs.submission_id = submissions.id
    LEFT JOIN reports ON reports.submission_id = submissions.id
    WHERE person_id = @personId AND submissions.created_at >= @since`);
  /** One statement per kind of filter, prepared when it is first needed. */
  const filtered = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const statement = filtered.get(sql) ?? database.prepare(sql);
    filtered.set(sql, statement);
    return statement;
  };

  return {
    /** Stores a submission; its job is enqueued in the same transaction by the caller. */
    insertSubmission(submission: NewSubmission): void {
      insert.run(submission);
    },
    findSubmission(id: string): Submission | undefined {
      return SubmissionRow.optional().parse(byId.get({ id }));
    },
    /** The newest submissions of a person to an exercise, newest first. */
    listOfPerson(courseId: string, personId: string, exercise: string, limit: number): SubmissionSummary[] {
      return SummaryRow.array().parse(ofPerson.all({ courseId, personId, exercise, limit }));
    },
    /** Everything that a person submitted to be counted, oldest first. */
    listCounted(courseId: string, personId: string): CountedSubmission[] {
      return CountedRow.array().parse(counted.all({ courseId, personId }));
    },
    /** The same to one exercise. */
    listCountedOn(courseId: string, personId: string, exercise: string): CountedSubmission[] {
      return CountedRow.array().parse(countedOn.all({ courseId, personId, exercise }));
    },
    /** The exercises to which a person sent anything. */
    listBegun(courseId: string, personId: string): string[] {
      return z.string().array().parse(begun.all({ courseId, personId }));
    },
    /** Whether a person has sent this text to an exercise. */
    wasSent(
      key: { readonly courseId: string; readonly personId: string; readonly exercise: string },
      source: string,
    ): boolean {
      return sent.get({ ...key, source }) === 1;
    },
    /** What somebody has sent in since then, test runs included; a report that is still to come takes `waiting` bytes. */
    storedSince(personId: string, since: string, waiting: number): Stored {
      return StoredRow.parse(storedSince.get({ personId, since, waiting, row: SUBMISSION_ROW_BYTES }));
    },
    /**
     * One page of the submissions of a course, newest first, and how many there are; a page beyond the last is the last. All are
     * counted, some thousands at a time.
     */
    async findPage(filter: SubmissionFilter, size: number, wanted: number): Promise<FoundPage> {
      const { where, joins } = conditionOf(filter);
      const inside = `jobs ${joins} ${where} AND jobs.id > @after AND jobs.id <= @upTo`;
      const count = prepared(`SELECT count(*) AS n FROM ${inside}`);
      const newest = TotalRow.parse(newestJob.get()).n;
      const starts = Array.from({ length: Math.ceil(newest / STRETCH) }, (_, place) => newest - place * STRETCH);
      const stretches = await mapInSlices(starts, (upTo) => {
        const stretch = { after: Math.max(0, upTo - STRETCH), upTo };
        return { ...stretch, n: TotalRow.parse(count.get({ ...filter, ...stretch })).n };
      });
      const total = stretches.reduce((sum, { n }) => sum + n, 0);
      const pages = Math.max(1, Math.ceil(total / size));
      const page = Math.min(wanted, pages);
      const list = prepared(`SELECT ${SUMMARY} FROM ${JOINED} WHERE jobs.id IN (
        SELECT jobs.id FROM ${inside} ORDER BY jobs.id DESC LIMIT @limit OFFSET @skip) ORDER BY jobs.id DESC`);
      const submissions: SubmissionSummary[] = [];
      let skip = (page - 1) * size;
      for (const { n, ...stretch } of stretches) {
        const limit = size - submissions.length;
        if (n > skip && limit > 0)
          submissions.push(...SummaryRow.array().parse(list.all({ ...filter, ...stretch, limit, skip })));
        skip = Math.max(0, skip - n);
      }
      return { submissions, total, page, pages };
    },
    countSubmissions(filter: SubmissionFilter): number {
      const { where, joins } = conditionOf(filter);
      return TotalRow.parse(prepared(`SELECT count(*) AS n FROM jobs ${joins} ${where}`).get({ ...filter })).n;
    },
  };
}
