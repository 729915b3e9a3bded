/**
 * Owns what the detailed files of a gradebook are made of: the tests of each counted submission, the questions of each attempt.
 * Must not know how files look.
 */

import type { ReportSummary } from '../grading/report-summary.ts';
import type { Membership } from '../kernel/actor.ts';
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
    outlines({ students }: CollectedGrades): ReadonlyMap<string, ReportSummary> {
      const ids = students.flatMap(({ entries }) =>
        entries.flatMap(({ itemId, submissionId }) =>
          itemId.startsWith('exercise:') && submissionId ? [submissionId] : [],
        ),
      );
      return new Map(store.reports.listOutlines(ids).map(({ id, outline }) => [id, outline]));
    },
    /** Every question of every attempt of the selected students. */
    questions(membership: Membership, { items, students }: CollectedGrades): { slug: string; rows: ScoreRow[] }[] {
      const shown = new Set(students.map(({ name, email }) => `${name} ${email}`));
      return items
        .filter(({ kind }) => kind === 'quiz')
        .map(({ slug }) => {
          const { rows } = analyseQuiz.scores(membership, slug);
          return { slug, rows: rows.filter(({ name, email }) => shown.has(`${name} ${email}`)) };
        });
    },
  };
}
/** What the detailed files are made of. */
export type DetailGrades = ReturnType<typeof createDetailGrades>;
