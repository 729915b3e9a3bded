/**
 * Owns what is graded, and what one student has of it.
 * Must not know how a grade is computed from it, nor where it comes from.
 */

/** Something that earns points. */
export interface GradeItem {
  /** `exercise:<slug>`, `quiz:<slug>` or `manual:<id>`. */
  readonly id: string;
  readonly kind: 'exercise' | 'quiz' | 'manual';
  readonly title: string;
  /** Id of a category of the scheme. */
  readonly category: string;
  readonly maxPoints: number;
  /** Adds points but no maximum. */
  readonly extraCredit: boolean;
  /** Whether students see it. The arithmetic does not ask: its caller passes the items that the reader may see. */
  readonly published: boolean;
}

/**
 * How an item stands. `graded`: points were given. `ungraded`: handed in, not graded yet. `missing`: the due date is over and
 * nothing came, which counts 0. `open`: not due yet, nothing came. `excused`: the student need not do it.
 */
export type GradeState = 'graded' | 'ungraded' | 'missing' | 'open' | 'excused';

/** What one student has of one item. Times are ISO 8601 in UTC. */
export interface GradeEntry {
  readonly itemId: string;
  /** Points before lateness; null: nothing graded. */
  readonly raw: number | null;
  /** Per cent of `raw` that count, 0 to 100. */
  readonly latePercent: number;
  /** Beats everything, also `missing` and `excused`; lateness does not touch it. */
  readonly override: { readonly points: number; readonly reason: string } | null;
  readonly state: GradeState;
  readonly attempts: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** When the submission that counts was handed in. */
  readonly countedAt: string | null;
  /** The submission that counts. */
  readonly submissionId: string | null;
}
