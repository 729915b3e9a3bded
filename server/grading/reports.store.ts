/**
 * Owns the grader's reports, and what people decided about their tests.
 * Must not know when a report may be stored; the job store calls it inside its own transaction.
 */
import { z } from 'zod';
import {
  type CostCurve,
  CostCurveSchema,
  type GradeReport,
  GradeReportSchema,
  type LateTypes,
  withTypes,
} from '../../graders/protocol.ts';
import type { Connection } from '../kernel/database/database.ts';
import { type CountedResult, countedResult, countedScore, type TestDecisions } from './counted-score.ts';
import { type ReportSummary, ReportSummarySchema, summarise } from './report-summary.ts';

const VoidRow = z.object({
  test: z.string(),
  credit: z.enum(['full', 'none']),
  note: z.string(),
  /** ISO 8601, UTC. */
  voidedAt: z.string(),
});
/** A test that counts no more in a course. */
export type TestVoid = z.infer<typeof VoidRow>;

const AcceptedRow = z.object({ submissionId: z.string(), test: z.string(), note: z.string(), acceptedAt: z.string() });
/** A test of one submission that a person counts as passed. */
export type AcceptedTest = z.infer<typeof AcceptedRow>;

const OutlineText = z
  .string()
  .transform((text) => JSON.parse(text) as unknown)
  .pipe(ReportSummarySchema);
/** A row with a report in short. */
export const SummarisedRow = z.object({
  id: z.string(),
  outline: OutlineText,
  score: z.number(),
  maxScore: z.number(),
});
/** A report in short with its submission's id; `score` is the report's own. */
export type SummarisedReport = z.infer<typeof SummarisedRow>;
const AuthoredRow = SummarisedRow.extend({
  counted: z.number().nullable(),
  personId: z.string(),
  personName: z.string(),
});

/** A report in short with its author. */
export type AuthoredSummary = z.infer<typeof AuthoredRow>;

const CurveRow = z.object({ personId: z.string(), createdAt: z.string(), test: z.string(), curve: z.string() });
/** The cost curve of a submission in one test. */
export interface SentCurve {
  readonly personId: string;
  /** When it was submitted; ISO 8601, UTC. */
  readonly createdAt: string;
  readonly test: string;
  readonly curve: CostCurve;
}

const PlaceRow = z.object({ courseId: z.string(), exercise: z.string() });

/** Prepares the statements once. `graderVersion` is noted with every report. */
export function createReportsStore(database: Connection, graderVersion: string) {
  const FIELDS = `verdict = @verdict, score = @score, max_score = @maxScore, exercise_version = @exerciseVersion,
    grader_version = @graderVersion, report = @report, outline = @outline, counted_score = @counted, counted_verdict = @countedVerdict,
    created_at = @createdAt`;
  const insert = database.prepare(`
    INSERT INTO reports (submission_id, verdict, score, max_score, exercise_version, grader_version, report, outline,
      counted_score, counted_verdict, created_at)
    VALUES (@submissionId, @verdict, @score, @maxScore, @exerciseVersion, @graderVersion, @report, @outline, @counted,
      @countedVerdict, @createdAt)`);
  const replace = database.prepare(`UPDATE reports SET ${FIELDS} WHERE submission_id = @submissionId`);
  const rewrite = database.prepare('UPDATE reports SET report = @report WHERE submission_id = @submissionId');
  const bySubmission = database.prepare('SELECT report FROM reports WHERE submission_id = @submissionId').pluck();
  const place = database.prepare('SELECT course_id AS courseId, exercise FROM submissions WHERE id = @submissionId');
  const voids = database.prepare(`
    SELECT test, credit, note, voided_at AS voidedAt FROM test_voids
    WHERE course_id = @courseId AND exercise = @exercise ORDER BY voided_at`);
  const saveVoid = database.prepare(`
    INSERT INTO test_voids (course_id, exercise, test, credit, note, voided_by, voided_at)
    VALUES (@courseId, @exercise, @test, @credit, @note, @by, @at)
    ON CONFLICT DO UPDATE SET credit = excluded.credit, note = excluded.note, voided_by = excluded.voided_by,
      voided_at = excluded.voided_at`);
  const deleteVoid = database.prepare(
    'DELETE FROM test_voids WHERE course_id = @courseId AND exercise = @exercise AND test = @test',
  );
  const accepted = database.prepare(`
    SELECT submission_id AS submissionId, test, note, accepted_at AS acceptedAt FROM accepted_tests
    WHERE submission_id = @submissionId`);
  const acceptedOfExercise = database.prepare(`
    SELECT submission_id AS submissionId, test, note, accepted_at AS acceptedAt
    FROM accepted_tests CROSS JOIN submissions ON submissions.id = submission_id
    WHERE course_id = @courseId AND exercise = @exercise`);
  const saveAccepted = database.prepare(`
    INSERT INTO accepted_tests (submission_id, test, note, accepted_by, accepted_at)
    VALUES (@submissionId, @test, @note, @by, @at)
    ON CONFLICT DO UPDATE SET note = excluded.note, accepted_by = excluded.accepted_by, accepted_at = excluded.accepted_at`);
  const deleteAccepted = database.prepare(
    'DELETE FROM accepted_tests WHERE submission_id = @submissionId AND test = @test',
  );
  const OUTLINE = 'submission_id AS id, outline, score, max_score AS maxScore';
  const outlines = database.prepare(`
    SELECT ${OUTLINE} FROM reports WHERE submission_id IN (SELECT value FROM json_each(@ids))`);
  const failing = database
    .prepare(`
      SELECT outline FROM json_each(@ids) AS wanted CROSS JOIN reports ON submission_id = wanted.value
      WHERE verdict <> 'accepted'`)
    .pluck();
  const outlinesOfPerson = database.prepare(`
    SELECT ${OUTLINE}, counted_score AS counted, person_id AS personId, people.name AS personName
    FROM submissions JOIN reports ON submission_id = submissions.id JOIN people ON people.id = person_id
    WHERE course_id = @courseId AND exercise = @exercise AND scope = 'all' AND person_id = @personId`);
  /** From one author to the next: SQLite would look at each submission to find the different ones. */
  const authors = database
    .prepare(`
      WITH RECURSIVE author (id) AS (
        SELECT min(person_id) FROM submissions WHERE course_id = @courseId
        UNION ALL
        SELECT (SELECT min(person_id) FROM submissions WHERE course_id = @courseId AND person_id > author.id)
        FROM author WHERE author.id IS NOT NULL)
      SELECT id FROM author WHERE id IS NOT NULL`)
    .pluck();
  const curves = database.prepare(`
    WITH sent AS (
      SELECT submissions.id, person_id, created_at FROM json_each(@people) AS person CROSS JOIN submissions
        ON course_id = @courseId AND person_id = person.value AND exercise = @exercise AND created_at <= @until
      WHERE scope = 'all' ORDER BY created_at DESC, submissions.id LIMIT @most),
    found AS MATERIALIZED (
      SELECT person_id AS personId, sent.created_at AS createdAt, test.value ->> '$.name' AS test,
        test.value -> '$.costCurve' AS curve
      FROM sent JOIN reports ON submission_id = sent.id, json_each(report, '$.tests') AS test
      WHERE test.value -> '$.costCurve' IS NOT NULL)
    SELECT personId, createdAt, test, curve FROM found
    WHERE test = (SELECT test FROM found ORDER BY json_array_length(curve, '$.reference') DESC, test LIMIT 1)`);
  const setCounted = database.prepare(
    `UPDATE reports SET counted_score = @counted, counted_verdict = @countedVerdict
     WHERE submission_id = @id AND (counted_score IS NOT @counted OR counted_verdict IS NOT @countedVerdict)`,
  );
  const asCounted = (result: CountedResult | undefined) => ({
    counted: result?.score ?? null,
    countedVerdict: result?.verdict ?? null,
  });

  const findReport = (submissionId: string): GradeReport | undefined => {
    const text = z.string().optional().parse(bySubmission.get({ submissionId }));
    return text === undefined ? undefined : GradeReportSchema.parse(JSON.parse(text));
  };
  const listVoids = (courseId: string, exercise: string): TestVoid[] =>
    VoidRow.array().parse(voids.all({ courseId, exercise }));
  const listAccepted = (submissionId: string): AcceptedTest[] =>
    AcceptedRow.array().parse(accepted.all({ submissionId }));
  const listAcceptedOf = (courseId: string, exercise: string): ReadonlyMap<string, ReadonlySet<string>> => {
    const decided = new Map<string, Set<string>>();
    for (const { submissionId, test } of AcceptedRow.array().parse(acceptedOfExercise.all({ courseId, exercise })))
      decided.set(submissionId, (decided.get(submissionId) ?? new Set()).add(test));
    return decided;
  };
  const voidMap = (courseId: string, exercise: string): TestDecisions['voids'] =>
    new Map(listVoids(courseId, exercise).map(({ test, credit }) => [test, credit]));
  const decisionsOn = (submissionId: string): TestDecisions => {
    const { courseId, exercise } = PlaceRow.parse(place.get({ submissionId }));
    return {
      voids: voidMap(courseId, exercise),
      accepted: new Set(listAccepted(submissionId).map(({ test }) => test)),
    };
  };
  const rowOf = (submissionId: string, report: GradeReport, createdAt: string) => {
    const outline = summarise(report);
    return {
      submissionId,
      verdict: report.verdict,
      score: report.score,
      maxScore: report.maxScore,
      exerciseVersion: report.references?.exerciseVersion ?? null,
      graderVersion,
      report: JSON.stringify(report),
      outline: JSON.stringify(outline),
      ...asCounted(countedResult(outline, report.maxScore, decisionsOn(submissionId))),
      createdAt,
    };
  };

  return {
    /** Stores the report of a submission. @throws SqliteError when it has one already */
    insertReport(submissionId: string, report: GradeReport, createdAt: string): void {
      insert.run(rowOf(submissionId, report, createdAt));
    },
    /** Puts another report in the place of the one there is. */
    replaceReport(submissionId: string, report: GradeReport, createdAt: string): void {
      replace.run(rowOf(submissionId, report, createdAt));
    },
    findReport,
    /** Adds types to a report that waits for them; no verdict and no points depend on them. */
    addTypes(submissionId: string, types: LateTypes): void {
      const report = findReport(submissionId);
      if (report?.typesPending) rewrite.run({ submissionId, report: JSON.stringify(withTypes(report, types)) });
    },
    /** Reports in short, in no particular order. */
    listOutlines(ids: readonly string[]): SummarisedReport[] {
      return SummarisedRow.array().parse(outlines.all({ ids: JSON.stringify(ids) }));
    },
    /** How many of these submissions fail each test that any of them fails; the most first. */
    countFailedTests(ids: readonly string[]): { test: string; failed: number }[] {
      const counts = new Map<string, number>();
      // Written by this file alone. SQLite takes four times as long to look into the tests, a course's thousands at a time.
      for (const text of failing.all({ ids: JSON.stringify(ids) }) as string[])
        for (const [test, , verdict] of (JSON.parse(text) as ReportSummary).tests)
          if (verdict !== 'accepted') counts.set(test, (counts.get(test) ?? 0) + 1);
      return [...counts]
        .map(([test, failed]) => ({ test, failed }))
        .sort((a, b) => b.failed - a.failed || (a.test < b.test ? -1 : 1));
    },
    /** An author's reports on counted submissions to an exercise; `counted` is null where no decision touches them. */
    listOutlinesBy(courseId: string, exercise: string, personId: string): AuthoredSummary[] {
      return AuthoredRow.array().parse(outlinesOfPerson.all({ courseId, exercise, personId }));
    },
    /** Ids of everybody who submitted anything in a course. */
    listAuthors(courseId: string): string[] {
      return z.string().array().parse(authors.all({ courseId }));
    },
    /** Names of the tests that people count as passed, by submission. */
    listAcceptedOf,
    /** Cost curves of the newest submissions of these people, in one test: the one that trains longest. */
    listCostCurves(of: {
      courseId: string;
      exercise: string;
      people: readonly string[];
      /** Latest time of submission. */
      until: string;
      /** Most submissions. */
      most: number;
    }): SentCurve[] {
      const rows = CurveRow.array().parse(curves.all({ ...of, people: JSON.stringify(of.people) }));
      return rows.map(({ curve, ...row }) => ({ ...row, curve: CostCurveSchema.parse(JSON.parse(curve)) }));
    },
    /** Points of a report as they count with the decisions on the submission's tests. */
    countedScoreOf(submissionId: string, report: GradeReport): number {
      return countedScore(summarise(report), report.maxScore, decisionsOn(submissionId)) ?? report.score;
    },
    /** The verdict of a report as it counts with them. */
    countedVerdictOf(submissionId: string, report: GradeReport): GradeReport['verdict'] {
      return countedResult(summarise(report), report.maxScore, decisionsOn(submissionId))?.verdict ?? report.verdict;
    },
    listVoids,
    listAccepted,
    /** Withdraws a test; everybody is to be counted again. */
    saveVoid(given: { courseId: string; exercise: string; by: string; at: string } & Omit<TestVoid, 'voidedAt'>): void {
      saveVoid.run(given);
    },
    /** Lets a test count again; everybody is to be counted again. */
    deleteVoid(courseId: string, exercise: string, test: string): void {
      deleteVoid.run({ courseId, exercise, test });
    },
    /** Counts a test of one submission as passed; call `recountOne` in the same transaction. */
    saveAccepted(given: { submissionId: string; test: string; note: string; by: string; at: string }): void {
      saveAccepted.run(given);
    },
    deleteAccepted(submissionId: string, test: string): void {
      deleteAccepted.run({ submissionId, test });
    },
    /** Works out the points that count for one submission, with the present decisions. */
    recountOne(submissionId: string): void {
      const [report] = SummarisedRow.array().parse(outlines.all({ ids: JSON.stringify([submissionId]) }));
      if (!report) return;
      const counted = asCounted(countedResult(report.outline, report.maxScore, decisionsOn(submissionId)));
      setCounted.run({ id: submissionId, ...counted });
    },
    /** Works out the points that count for every submission of a person to an exercise, with the present decisions. */
    recount(courseId: string, exercise: string, personId: string): void {
      const decided = listAcceptedOf(courseId, exercise);
      const decisions = voidMap(courseId, exercise);
      for (const { id, outline, maxScore } of SummarisedRow.array().parse(
        outlinesOfPerson.all({ courseId, exercise, personId }),
      )) {
        const one = { voids: decisions, accepted: decided.get(id) ?? new Set<string>() };
        setCounted.run({ id, ...asCounted(countedResult(outline, maxScore, one)) });
      }
    },
  };
}

/** Reports in the database. */
export type ReportsStore = ReturnType<typeof createReportsStore>;
