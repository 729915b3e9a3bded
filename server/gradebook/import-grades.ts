/**
 * Owns taking manual grades from a file: a dry run first, then what it showed.
 * Must not know forms or pages.
 */
import type { Audit } from '../audit/audit.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { fingerprint, requireSame } from '../kernel/preview.ts';
import { writeInSlices } from '../kernel/slices.ts';
import type { Language } from '../kernel/text/languages.ts';
import type { Store } from '../store.ts';
import type { ChangeGrades } from './change-grades.ts';
import type { CollectedGrades, CollectGrades } from './collect-grades.ts';
import type { CellKind } from './model/files/manual-cell.ts';
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

/** What cells do that change a grade. */
const CHANGING: readonly CellKind[] = ['set', 'change', 'delete'];
/** Grades of a column that are entered at once. */
const AT_ONCE = 100;
const chunk = <Element>(all: readonly Element[], length: number): Element[][] =>
  Array.from({ length: Math.ceil(all.length / length) }, (_, place) => all.slice(place * length, (place + 1) * length));

/** Makes the functions. @throws AppError invalid-form for a text that is no such file */
export function createImportGrades({ store, collectGrades, changeGrades, audit }: ImportGradesDeps) {
  const plan = (membership: Membership, text: string, language: Language): GradeImportPlan => {
    const grades = collectGrades(membership, 'staff', language, { entries: 'manual' });
    const read = readManual(text, grades);
    if ('problem' in read)
      throw new AppError('invalid-form', `gradebook:import.file.${read.problem.key}`, { values: read.problem.values });
    return { grades, plan: read.plan, hash: fingerprint(read.plan) };
  };
  return {
    plan,
    /**
     * Does what was planned, some grades at a time; resolves to how many changed. A server that ends meanwhile has entered some of them:
     * the same file then shows the others. @throws AppError conflict when grades have changed since the dry run
     */
    async apply(membership: Membership, text: string, hash: string, language: Language): Promise<number> {
      const planned = plan(membership, text, language);
      requireSame(planned.hash, hash, 'gradebook:import.changed');
      const cells = planned.plan.rows.flatMap(({ studentId, cells }) =>
        cells.filter(({ kind }) => CHANGING.includes(kind)).map((cell) => ({ studentId, ...cell })),
      );
      let changed = 0;
      await writeInSlices(
        store.transaction,
        planned.plan.columns.flatMap(({ itemId }) => {
          const changes = cells
            .filter((cell) => cell.itemId === itemId)
            .map(({ studentId, after }) => ({ personId: studentId, value: after }));
          return chunk(changes, AT_ONCE).map((some) => ({ id: itemId.replace(/^manual:/, ''), some }));
        }),
        () =>
          ({ id, some }) => {
            changed += changeGrades.setManual(membership, id, some);
          },
      );
      audit(membership, { action: 'grade.import', after: { count: changed } });
      return changed;
    },
  };
}
/** Takes manual grades from files. */
export type ImportGrades = ReturnType<typeof createImportGrades>;
