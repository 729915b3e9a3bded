/**
 * Owns where the students of a course stand on its exercises, kept ready from all that was sent, and how much was sent when.
 * Must not know rules: due dates, lateness and which submission counts may change at any time.
 *
 * Triggers of the database note whose results are stale; they are computed again before the next reading.
 */
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { VERDICTS, type Verdict } from '../../graders/verdict.ts';
import { StateSchema } from '../grading/submissions.store.ts';
import type { Connection } from '../kernel/database/database.ts';

/** A candidate as stored: id, created at, score, most points, verdict. */
type CandidateRow = [string, string, number, number, Verdict];

const ResultRow = z.object({
  exercise: z.string(),
  personId: z.string(),
  /** Submissions that use up an attempt, those of them that wait for the grader, and those on which it failed. */
  attempts: z.number(),
  waiting: z.number(),
  failed: z.number(),
  /** ISO 8601, UTC. */
  firstAt: z.string(),
  lastAt: z.string(),
  /** The first submission that passed everything, and how many attempts it took. */
  acceptedAt: z.string().nullable(),
  attemptsToAccepted: z.number().nullable(),
  /** Oldest first: graded submissions with more points than all before, and the last graded one. */
  candidates: z
    .string()
    // Written by this file alone, and read six thousand at a time: checking each again would take most of a page's time.
    .transform((text) =>
      (JSON.parse(text) as CandidateRow[]).map(([id, createdAt, score, maxScore, verdict]) => ({
        id,
        createdAt,
        score,
        maxScore,
        verdict,
      })),
    ),
});
/** Where one student stands on one exercise. */
export type ExerciseResult = z.infer<typeof ResultRow>;

const KeyRow = z.object({ courseId: z.string(), exercise: z.string(), personId: z.string() });
const SentRow = z.object({
  id: z.string(),
  createdAt: z.string(),
  state: StateSchema,
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
  verdict: z.enum(VERDICTS).nullable(),
});
type Sent = z.infer<typeof SentRow>;

const HourRow = z.object({ hour: z.string(), submissions: z.number() });
/** Submissions of one hour; `hour` is UTC, '2026-11-23T09'. */
export type SubmissionHour = z.infer<typeof HourRow>;

/** Most stale results that one step works out, so that a step takes a moment only. */
const STEP = 100;

/** Graded submissions that may count: each with more points than all before, and the last. */
function candidatesOf(sent: readonly Sent[]): CandidateRow[] {
  const found: CandidateRow[] = [];
  let best = Number.NEGATIVE_INFINITY;
  let last: CandidateRow | undefined;
  for (const { id, createdAt, score, maxScore, verdict } of sent) {
    if (score === null || maxScore === null || verdict === null) continue;
    last = [id, createdAt, score, maxScore, verdict];
    if (score > best) found.push(last);
    best = Math.max(best, score);
  }
  if (last && found.at(-1) !== last) found.push(last);
  return found;
}

/** Prepares the statements once. */
export function createResultsStore(database: Connection) {
  const stale = database.prepare(
    `SELECT course_id AS courseId, exercise, person_id AS personId FROM stale_results LIMIT ${STEP}`,
  );
  const fresh = database.prepare(
    'DELETE FROM stale_results WHERE course_id = @courseId AND exercise = @exercise AND person_id = @personId',
  );
  const sent = database.prepare(`
    SELECT submissions.id, submissions.created_at AS createdAt, jobs.state, coalesce(counted_score, score) AS score,
      max_score AS maxScore, coalesce(counted_verdict, verdict) AS verdict
    FROM submissions JOIN jobs ON jobs.submission_id = submissions.id
    LEFT JOIN reports ON reports.submission_id = submissions.id
    WHERE course_id = @courseId AND person_id = @personId AND exercise = @exercise AND scope = 'all' ORDER BY jobs.id`);
  const remove = database.prepare(
    'DELETE FROM exercise_results WHERE course_id = @courseId AND exercise = @exercise AND person_id = @personId',
  );
  const save = database.prepare(`
    INSERT OR REPLACE INTO exercise_results (course_id, exercise, person_id, attempts, waiting, failed, first_at, last_at,
      accepted_at, attempts_to_accepted, candidates)
    VALUES (@courseId, @exercise, @personId, @attempts, @waiting, @failed, @firstAt, @lastAt, @acceptedAt,
      @attemptsToAccepted, @candidates)`);
  const RESULT = `
    SELECT exercise, person_id AS personId, attempts, waiting, failed, first_at AS firstAt, last_at AS lastAt,
      accepted_at AS acceptedAt, attempts_to_accepted AS attemptsToAccepted, candidates
    FROM exercise_results WHERE course_id = @courseId`;
  const ofExercise = database.prepare(`${RESULT} AND exercise = @exercise`);
  const ofPerson = database.prepare(`${RESULT} AND person_id = @personId`);
  const deletedStudents = database
    .prepare(
      'SELECT person_id FROM deleted_students WHERE course_id = @courseId AND (@group IS NULL OR group_id = @group)',
    )
    .pluck();
  const hours = database.prepare(`
    SELECT hour, sum(submissions) AS submissions FROM submission_hours
    WHERE course_id = @courseId AND person_id IN (SELECT value FROM json_each(@people))
    GROUP BY hour ORDER BY hour`);

  const work = (key: z.infer<typeof KeyRow>): void => {
    fresh.run(key);
    const rows = SentRow.array().parse(sent.all(key));
    const [first] = rows;
    if (!first) {
      remove.run(key);
      return;
    }
    const attempts = rows.filter(({ state }) => state !== 'failed');
    const accepted = attempts.findIndex(({ verdict }) => verdict === 'accepted');
    save.run({
      ...key,
      attempts: attempts.length,
      waiting: attempts.filter(({ state }) => state !== 'done').length,
      failed: rows.length - attempts.length,
      firstAt: first.createdAt,
      lastAt: rows.at(-1)?.createdAt,
      acceptedAt: attempts[accepted]?.createdAt ?? null,
      attemptsToAccepted: accepted < 0 ? null : accepted + 1,
      candidates: JSON.stringify(candidatesOf(rows)),
    });
  };
  const step = database.transaction((): number => {
    const keys = KeyRow.array().parse(stale.all());
    for (const key of keys) work(key);
    return keys.length;
  });
  /** Works out all stale results. */
  const refresh = (): void => {
    if (stale.get() === undefined) return;
    while (step.immediate() === STEP);
  };

  return {
    refresh,
    /** Works out all stale results in slices. */
    async refreshInSlices(): Promise<void> {
      while (stale.get() !== undefined && step.immediate() === STEP) await setImmediate();
    },
    /** Works out some of the stale results: to be called again and again, so that whoever reads next finds little to do. */
    refreshSome: (): void => {
      if (stale.get() !== undefined) step.immediate();
    },
    /** Results on one exercise. */
    listResultsOn(courseId: string, exercise: string): ExerciseResult[] {
      refresh();
      return ResultRow.array().parse(ofExercise.all({ courseId, exercise }));
    },
    /** Results of one person. */
    listResultsOf(courseId: string, personId: string): ExerciseResult[] {
      refresh();
      return ResultRow.array().parse(ofPerson.all({ courseId, personId }));
    },
    /** Placeholders of the students who were deleted, of a course or of a group. */
    listDeletedStudents(courseId: string, group: string | undefined): string[] {
      return z
        .string()
        .array()
        .parse(deletedStudents.all({ courseId, group: group ?? null }));
    },
    /** Counted submissions by the hour in which they came, of everybody or of some people. */
    listHours(courseId: string, people: readonly string[] | undefined): SubmissionHour[] {
      return HourRow.array().parse(hours.all({ courseId, people: JSON.stringify(people ?? ['']) }));
    },
  };
}
