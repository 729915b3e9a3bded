/**
 * Owns what people decide about the tests of an exercise: a test that counts no more, a test of one submission that counts as
 * passed although it failed. Nothing is graded again for it.
 * Must not know forms or pages.
 */

import type { Audit } from '../audit/audit.ts';
import type { CourseContent, ExerciseContent } from '../exercises/catalog.ts';
import type { TestCredit } from '../grading/counted-score.ts';
import { countedScore } from '../grading/index.ts';
import type { AuthoredSummary, TestVoid } from '../grading/reports.store.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { mapInSlices } from '../kernel/slices.ts';
import { byName } from '../kernel/text/by-name.ts';
import type { Store } from '../store.ts';
import type { FindScoreChanges, ScoreChange } from './score-changes.ts';

/** A test of an exercise, as the reports know it. */
export interface DecidedTest {
  readonly name: string;
  readonly visible: boolean;
  readonly maxPoints: number;
  /** Counted submissions that failed it, of those in which it ran. */
  readonly failed: number;
  readonly ran: number;
  readonly voided: TestVoid | undefined;
}

/** What voiding a test would change. */
export interface VoidPreview {
  readonly test: string;
  readonly credit: TestCredit;
  readonly changes: readonly ScoreChange[];
}

export interface DecideTestsDeps {
  readonly store: Pick<Store, 'reports' | 'submissions' | 'transaction'>;
  readonly content: CourseContent;
  readonly findScoreChanges: FindScoreChanges;
  readonly audit: Audit;
  readonly clock: () => Date;
}

/** Makes the functions; each throws AppError not-found for an exercise, a test or a submission that the course does not have. */
export function createDecideTests({ store, content, findScoreChanges, audit, clock }: DecideTestsDeps) {
  const { reports } = store;
  const findExercise = (slug: string): ExerciseContent => {
    const exercise = content.findExercise(slug);
    if (!exercise) throw new AppError('not-found', 'errors:not-found.exercise');
    return exercise;
  };
  const testsOf = async ({ course }: Membership, slug: string): Promise<DecidedTest[]> => {
    const voids = new Map(reports.listVoids(course.id, slug).map((one) => [one.test, one]));
    const found = new Map<string, { visible: boolean; maxPoints: number; failed: number; ran: number }>();
    await mapInSlices(reports.listAuthors(course.id), (personId) => {
      for (const { outline } of reports.listOutlinesBy(course.id, slug, personId))
        for (const [name, visible, verdict, , maxPoints] of outline.tests) {
          const before = found.get(name) ?? { failed: 0, ran: 0 };
          const failed = before.failed + (verdict === 'accepted' ? 0 : 1);
          found.set(name, { visible: visible === 1, maxPoints, failed, ran: before.ran + 1 });
        }
    });
    for (const name of voids.keys())
      if (!found.has(name)) found.set(name, { visible: false, maxPoints: 0, failed: 0, ran: 0 });
    return [...found].map(([name, test]) => ({ name, ...test, voided: voids.get(name) }));
  };
  const requireTest = async (membership: Membership, slug: string, test: string): Promise<void> => {
    const tests = await testsOf(membership, slug);
    if (!tests.some(({ name }) => name === test)) throw new AppError('not-found', 'errors:not-found.test');
  };
  /** Whose points would change if the voided tests were these. */
  const changesFor = (
    membership: Membership,
    slug: string,
    voids: ReadonlyMap<string, TestCredit>,
    outlines: readonly AuthoredSummary[],
    accepted: ReturnType<typeof reports.listAcceptedOf>,
  ): ScoreChange[] => {
    const people = new Map<string, string>();
    const scores = new Map<string, number>();
    for (const { id, personId, personName, outline, score, maxScore, counted } of outlines) {
      const then = countedScore(outline, maxScore, { voids, accepted: accepted.get(id) ?? new Set() }) ?? score;
      if (then === (counted ?? score)) continue;
      people.set(personId, personName);
      scores.set(id, then);
    }
    return findScoreChanges(membership, slug, people, scores);
  };
  const changesWith = (membership: Membership, slug: string, voids: ReadonlyMap<string, TestCredit>): ScoreChange[] => {
    const { id } = membership.course;
    const accepted = reports.listAcceptedOf(id, slug);
    return changesFor(membership, slug, voids, reports.listOutlinesOf(id, slug), accepted);
  };
  /** The same in slices. */
  const previewWith = async (
    membership: Membership,
    slug: string,
    voids: ReadonlyMap<string, TestCredit>,
  ): Promise<ScoreChange[]> => {
    const { id } = membership.course;
    const accepted = reports.listAcceptedOf(id, slug);
    const changes = await mapInSlices(reports.listAuthors(id), (personId) =>
      changesFor(membership, slug, voids, reports.listOutlinesBy(id, slug, personId), accepted),
    );
    return changes.flat().sort(byName);
  };
  const voidMap = (membership: Membership, slug: string): Map<string, TestCredit> =>
    new Map(reports.listVoids(membership.course.id, slug).map(({ test, credit }) => [test, credit]));
  const noteChanges = (membership: Membership, slug: string, changes: readonly ScoreChange[]): void => {
    for (const { personId, before, after } of changes)
      audit(membership, {
        action: 'test.change',
        subject: slug,
        personId,
        before: { points: before?.points ?? null },
        after: { points: after?.points ?? null },
      });
  };

  return {
    list: async (
      membership: Membership,
      slug: string,
    ): Promise<{ exercise: ExerciseContent; tests: DecidedTest[] }> => ({
      exercise: findExercise(slug),
      tests: await testsOf(membership, slug),
    }),
    /** Who would get other points. */
    async preview(membership: Membership, slug: string, test: string, credit: TestCredit): Promise<VoidPreview> {
      findExercise(slug);
      await requireTest(membership, slug, test);
      const voids = voidMap(membership, slug).set(test, credit);
      return { test, credit, changes: await previewWith(membership, slug, voids) };
    },
    /** Makes a test count no more. */
    async void(membership: Membership, slug: string, test: string, credit: TestCredit, note: string): Promise<void> {
      findExercise(slug);
      // A test that submissions have does not go away.
      await requireTest(membership, slug, test);
      store.transaction(() => {
        const { course, person } = membership;
        const before = voidMap(membership, slug);
        const changes = changesWith(membership, slug, new Map(before).set(test, credit));
        reports.saveVoid({
          courseId: course.id,
          exercise: slug,
          test,
          credit,
          note,
          by: person.id,
          at: clock().toISOString(),
        });
        reports.recount(course.id, slug);
        const after = { test, credit, students: changes.length };
        audit(membership, {
          action: 'test.void',
          subject: slug,
          before: { credit: before.get(test) ?? null },
          after,
          reason: note,
        });
        noteChanges(membership, slug, changes);
      });
    },
    /** Makes a voided test count again. */
    restore: (membership: Membership, slug: string, test: string): void =>
      store.transaction(() => {
        findExercise(slug);
        const { course } = membership;
        const voids = voidMap(membership, slug);
        if (!voids.delete(test)) throw new AppError('not-found', 'errors:not-found.test');
        const changes = changesWith(membership, slug, voids);
        reports.deleteVoid(course.id, slug, test);
        reports.recount(course.id, slug);
        audit(membership, { action: 'test.unvoid', subject: slug, after: { test, students: changes.length } });
        noteChanges(membership, slug, changes);
      }),
    /** Counts a test of one submission as passed, or, without a note, no longer. */
    accept: (membership: Membership, submissionId: string, test: string, note: string | undefined): void =>
      store.transaction(() => {
        const { course, person } = membership;
        const submission = store.submissions.findSubmission(submissionId);
        const report = store.reports.findReport(submissionId);
        if (submission?.courseId !== course.id || !report)
          throw new AppError('not-found', 'errors:not-found.submission');
        if (!report.tests.some(({ name }) => name === test)) throw new AppError('not-found', 'errors:not-found.test');
        const before = submission.score;
        if (note === undefined) reports.deleteAccepted(submissionId, test);
        else reports.saveAccepted({ submissionId, test, note, by: person.id, at: clock().toISOString() });
        reports.recountOne(submissionId);
        audit(membership, {
          action: note === undefined ? 'test.unaccept' : 'test.accept',
          subject: submission.exercise,
          personId: submission.personId,
          before: { test, points: before },
          after: { test, points: store.submissions.findSubmission(submissionId)?.score ?? null },
          reason: note ?? '',
        });
      }),
  };
}
/** Decides about tests. */
export type DecideTests = ReturnType<typeof createDecideTests>;
