/**
 * Owns what the detailed files of a gradebook are made of: the tests of each counted submission, the questions of each attempt.
 * Must not know how files look.
 */

import type { ReportSummary } from '../grading/report-summary.ts';
import type { Membership } from '../kernel/actor.ts';
import { mapInSlices } from '../kernel/slices.ts';
import type { AnalyseQuiz, ScoreRow } from '../quizzes/analysis/analyse.ts';
import type { Store } from '../store.ts';
import type { CollectedGrades } from './collect-grades.ts';

/** Makes the functions. */
export function createDetailGrades({
  store,
  analyseQuiz,
}: {
  store: Pick<Store, 'reports'>;
  analyseQuiz: AnalyseQuiz;
}) {
  return {
    /** The report in short of every submission that counts. */
    async outlines({ students }: CollectedGrades): Promise<ReadonlyMap<string, ReportSummary>> {
      const found = await mapInSlices(students, ({ entries }) => {
        const ids = entries.flatMap(({ itemId, submissionId }) =>
          itemId.startsWith('exercise:') && submissionId ? [submissionId] : [],
        );
        return store.reports.listOutlines(ids);
      });
      return new Map(found.flat().map(({ id, outline }) => [id, outline]));
    },
    /** Every question of every attempt of the selected students. */
    async questions(
      membership: Membership,
      { items, students }: CollectedGrades,
    ): Promise<{ slug: string; rows: ScoreRow[] }[]> {
      const shown = new Set(students.map(({ name, email }) => `${name} ${email}`));
      const quizzes: { slug: string; rows: ScoreRow[] }[] = [];
      for (const { kind, slug } of items) {
        if (kind !== 'quiz') continue;
        const { rows } = await analyseQuiz.scores(membership, slug);
        quizzes.push({ slug, rows: rows.filter(({ name, email }) => shown.has(`${name} ${email}`)) });
      }
      return quizzes;
    },
  };
}
/** What the detailed files are made of. */
export type DetailGrades = ReturnType<typeof createDetailGrades>;
