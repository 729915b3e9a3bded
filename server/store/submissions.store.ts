/**
 * Owns what people sent in: single submissions and the lists of them, each with the state of its grading.
 * Must not know who may see them, nor leases.
 */
import { z } from 'zod';
import { ScopeSchema } from '../../graders/protocol.ts';
import { VERDICTS } from '../../graders/verdict.ts';
import type { Connection, Statement } from './database.ts';

/** States of a submission's grading. `failed`: the grader failed on it repeatedly; it is ungraded, not zero. */
export const StateSchema = z.enum(['queued', 'running', 'done', 'failed']);
/** State of a submission's grading. */
export type SubmissionState = z.infer<typeof StateSchema>;

const SummaryRow = z.object({
  id: z.string(),
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
const SubmissionRow = SummaryRow.extend({ source: z.string() });

/** A submission without its source. */
export type SubmissionSummary = z.infer<typeof SummaryRow>;
/** A submission with its source. */
export type Submission = z.infer<typeof SubmissionRow>;

/** A submission as it comes in. */
export interface NewSubmission {
  readonly id: string;
  readonly personId: string;
  readonly exercise: string;
  readonly fileName: string;
  readonly source: string;
  readonly scope: 'visible' | 'all';
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Which submissions a list shows; an absent field does not restrict. */
export interface SubmissionFilter {
  readonly exercise?: string | undefined;
  readonly verdict?: string | undefined;
  readonly state?: SubmissionState | undefined;
}

/** A person's best counted result on an exercise, and how often they tried. */
const BestResultRow = z.object({ exercise: z.string(), score: z.number().nullable(), maxScore: z.number().nullable() });
export type BestResult = z.infer<typeof BestResultRow>;

const CountRow = z.object({ n: z.number() });

const SUMMARY = `
  submissions.id, person_id AS personId, people.name AS personName, exercise, file_name AS fileName, scope,
  submissions.created_at AS createdAt, jobs.state, attempts, last_error AS lastError,
  verdict, score, max_score AS maxScore`;
const JOINED = `
  submissions JOIN people ON people.id = person_id JOIN jobs ON jobs.submission_id = submissions.id
  LEFT JOIN reports ON reports.submission_id = submissions.id`;

/**
 * The condition of a filter, and the tables that it needs beside `jobs`. Only named parameters enter the SQL.
 * CROSS JOIN keeps SQLite at walking the jobs from the newest on instead of sorting everything that fits the filter.
 */
function conditionOf(filter: SubmissionFilter): { where: string; joins: string } {
  const conditions: string[] = [];
  let joins = '';
  if (filter.exercise !== undefined) {
    conditions.push('exercise = @exercise');
    joins += ' CROSS JOIN submissions ON submissions.id = jobs.submission_id';
  }
  if (filter.verdict !== undefined) {
    conditions.push('verdict = @verdict');
    joins += ' CROSS JOIN reports ON reports.submission_id = jobs.submission_id';
  }
  if (filter.state !== undefined) conditions.push('jobs.state = @state');
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', joins };
}

/** Prepares the statements once. */
export function createSubmissionsStore(database: Connection) {
  const insert = database.prepare(`
    INSERT INTO submissions (id, person_id, exercise, file_name, source, scope, created_at)
    VALUES (@id, @personId, @exercise, @fileName, @source, @scope, @createdAt)`);
  const byId = database.prepare(`SELECT ${SUMMARY}, source FROM ${JOINED} WHERE submissions.id = @id`);
  const ofPerson = database.prepare(`
    SELECT ${SUMMARY} FROM ${JOINED} WHERE person_id = @personId AND exercise = @exercise
    ORDER BY jobs.id DESC LIMIT @limit`);
  const bestResults = database.prepare(`
    SELECT exercise, max(score) AS score, max_score AS maxScore
    FROM submissions LEFT JOIN reports ON reports.submission_id = submissions.id AND scope = 'all'
    WHERE person_id = @personId GROUP BY exercise`);
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
    listOfPerson(personId: string, exercise: string, limit: number): SubmissionSummary[] {
      return SummaryRow.array().parse(ofPerson.all({ personId, exercise, limit }));
    },
    /** One page of all submissions, newest first. */
    listSubmissions(filter: SubmissionFilter, limit: number, offset: number): SubmissionSummary[] {
      const { where, joins } = conditionOf(filter);
      const sql = `SELECT ${SUMMARY} FROM ${JOINED} WHERE jobs.id IN (
        SELECT jobs.id FROM jobs ${joins} ${where} ORDER BY jobs.id DESC LIMIT @limit OFFSET @offset) ORDER BY jobs.id DESC`;
      return SummaryRow.array().parse(prepared(sql).all({ ...filter, limit, offset }));
    },
    countSubmissions(filter: SubmissionFilter): number {
      const { where, joins } = conditionOf(filter);
      return CountRow.parse(prepared(`SELECT count(*) AS n FROM jobs ${joins} ${where}`).get({ ...filter })).n;
    },
    /** One row per exercise that the person ever sent something to. */
    listBestResults(personId: string): BestResult[] {
      return BestResultRow.array().parse(bestResults.all({ personId }));
    },
  };
}
