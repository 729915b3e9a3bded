/**
 * Owns taking manual grades from a file: a dry run first, then all of it at once.
 * Must not know forms or pages.
 */
import type { Audit } from '../audit/audit.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { fingerprint, requireSame } from '../kernel/preview.ts';
import type { Language } from '../kernel/text/languages.ts';
import type { Store } from '../store.ts';
import type { ChangeGrades } from './change-grades.ts';
import type { CollectedGrades, CollectGrades } from './collect-grades.ts';
import { type ManualPlan, readManual } from './model/files/read-manual.ts';

/** What a file would change, and its fingerprint. */
export interface GradeImportPlan {
  readonly grades: CollectedGrades;
  readonly plan: ManualPlan;
  readonly hash: string;
}

export interface ImportGradesDeps {
  readonly store: Pick<Store, 'transaction'>;
  readonly collectGrades: CollectGrades;
  readonly changeGrades: ChangeGrades;
  readonly audit: Audit;
}

/** Makes the functions. @throws AppError invalid-form for a text that is no such file */
export function createImportGrades({ store, collectGrades, changeGrades, audit }: ImportGradesDeps) {
  const plan = (membership: Membership, text: string, language: Language): GradeImportPlan => {
    const grades = collectGrades(membership, 'staff', language);
    const read = readManual(text, grades);
    if ('problem' in read)
      throw new AppError('invalid-form', `gradebook:import.file.${read.problem.key}`, { values: read.problem.values });
    return { grades, plan: read.plan, hash: fingerprint(read.plan) };
  };
  return {
    plan,
    /** Does what was planned; returns how many grades changed. @throws AppError conflict when grades have changed since the dry run */
    apply: (membership: Membership, text: string, hash: string, language: Language): number =>
      store.transaction(() => {
        const planned = plan(membership, text, language);
        requireSame(planned.hash, hash, 'gradebook:import.changed');
        let changed = 0;
        for (const { itemId } of planned.plan.columns) {
          const changes = planned.plan.rows.flatMap(({ studentId, cells }) =>
            cells
              .filter((cell) => cell.itemId === itemId && ['set', 'change', 'delete'].includes(cell.kind))
              .map(({ after }) => ({ personId: studentId, value: after })),
          );
          changed += changeGrades.setManual(membership, itemId.replace(/^manual:/, ''), changes);
        }
        audit(membership, { action: 'grade.import', after: { count: changed } });
        return changed;
      }),
  };
}
/** Takes manual grades from files. */
export type ImportGrades = ReturnType<typeof createImportGrades>;
