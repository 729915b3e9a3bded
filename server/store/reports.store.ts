/**
 * Owns the grader's reports.
 * Must not know when a report may be stored; the job store calls it inside its own transaction.
 */
import { z } from 'zod';
import { type GradeReport, GradeReportSchema } from '../../graders/protocol.ts';
import type { Connection } from './database.ts';

/** Prepares the statements once. `graderVersion` is noted with every report. */
export function createReportsStore(database: Connection, graderVersion: string) {
  const insert = database.prepare(`
    INSERT INTO reports (submission_id, verdict, score, max_score, exercise_version, grader_version, report, created_at)
    VALUES (@submissionId, @verdict, @score, @maxScore, @exerciseVersion, @graderVersion, @report, @createdAt)`);
  const bySubmission = database.prepare('SELECT report FROM reports WHERE submission_id = @submissionId').pluck();

  return {
    /** Stores the report of a submission. @throws SqliteError when it has one already */
    insertReport(submissionId: string, report: GradeReport, createdAt: string): void {
      insert.run({
        submissionId,
        verdict: report.verdict,
        score: report.score,
        maxScore: report.maxScore,
        exerciseVersion: report.references?.exerciseVersion ?? null,
        graderVersion,
        report: JSON.stringify(report),
        createdAt,
      });
    },
    findReport(submissionId: string): GradeReport | undefined {
      const text = z.string().optional().parse(bySubmission.get({ submissionId }));
      return text === undefined ? undefined : GradeReportSchema.parse(JSON.parse(text));
    },
  };
}

/** Reports in the database. */
export type ReportsStore = ReturnType<typeof createReportsStore>;
