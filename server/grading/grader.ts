/**
 * Owns the grader as the server sees it: something that turns a job into a report.
 * Must not know processes.
 */
import type { ConfinementSummary, GradeJob, GradeProgress, GradeReport, LateTypes } from '../../graders/protocol.ts';

/** The grader itself failed or went away: the submission stays ungraded and may be tried again. */
export class GraderUnavailable extends Error {
  override readonly name = 'GraderUnavailable';
}

/** The author's `compute` cannot be used; the message says why. */
export class ComputeRefused extends Error {
  override readonly name = 'ComputeRefused';
}

/** Something that runs the `compute` function of a quiz question in the sandbox. */
export interface ComputeClient {
  /** What it returns for each set of variables. @throws ComputeRefused, GraderUnavailable */
  compute(source: string, sets: readonly Readonly<Record<string, unknown>>[]): Promise<unknown[]>;
}

export interface GraderClient {
  /** How many submissions it grades at once. */
  readonly capacity: number;
  /** Content hash of each exercise by name; empty before the grader has been ready. */
  readonly versions: ReadonlyMap<string, string>;
  /** What confines the code that it runs, and what is missing; known once the grader has been ready. */
  readonly confinement: ConfinementSummary | undefined;
  /** Resolves when the grader is ready. @throws GraderUnavailable with what is wrong */
  start(): Promise<void>;
  /**
   * Grades one submission. With `onTypes` the report does not wait for types that are only warnings: when it says that they are
   * pending, `onTypes` is called later, once: with them, or with undefined when they will never come. @throws GraderUnavailable
   */
  grade(
    job: GradeJob,
    onProgress?: (progress: GradeProgress) => void,
    onTypes?: (types: LateTypes | undefined) => void,
  ): Promise<GradeReport>;
  close(): Promise<void>;
}
