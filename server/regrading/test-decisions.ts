/**
 * Owns what people decide about the tests of an exercise: a test that counts no more, a test of one submission that counts as
 * passed although it failed. Nothing is graded again for it.
 * Must not know forms or pages.
 */

import type { Audit } from '../audit/audit.ts';
import type { CourseContent, ExerciseContent } from '../exercises/catalog.ts';
import type { TestCredit } from '../grading/counted-score.ts';
import type { TestVoid } from '../grading/reports.store.ts';
import type { Membership } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import { mapInSlices } from '../kernel/slices.ts';
import { byName } from '../kernel/text/by-name.ts';
import type { FindClassStandings } from '../progress/class-progress.ts';
import type { Store } from '../store.ts';
import type { CarryOut } from './carry-out.ts';
import type { DecidedChanges, Voids } from './decided-changes.ts';
import type { ScoreChange } from './score-changes.ts';

/** A test of an exercise, as the reports know it. */
export interface DecidedTest {
  readonly name: string;
  readonly visible: boolean;
  readonly maxPoints: number;
  /** Students who do not pass it with the submission that counts, of those who have one: as on the dashboard. */
  readonly failed: number;
  readonly of: number;
  readonly voided: TestVoid | undefined;
}

/** What voiding a test would change. */
export interface VoidPreview {
  readonly test: string;
  readonly credit: TestCredit;
  readonly changes: readonly ScoreChange[];
}

export interface DecideTestsDeps {
  readonly store: Pick<Store, 'dueChanges' | 'reports' | 'submissions' | 'transaction'>;
  readonly content: CourseContent;
  readonly findClass: FindClassStandings;
  readonly decidedChanges: DecidedChanges;
  readonly carryOut: CarryOut['carryOut'];
  readonly audit: Audit;
  readonly clock: () => Date;
}

/** Makes the functions; each throws AppError not-found for an exercise, a test or a submission that the course does not have. */
export function createDecideTests(deps: DecideTestsDeps) {
  const { store, content, findClass, decidedChanges, carryOut, audit, clock } = deps;
  const { reports } = store;
  const findExercise = (slug: string): ExerciseContent => {
    const exercise = content.findExercise(slug);
    if (!exercise) throw new AppError('not-found', 'errors:not-found.exercise');
    return exercise;
  };
  /** Ids of the submissions that count, one of each student who has any graded. */
  const countedOn = async (membership: Membership, slug: string): Promise<ReadonlySet<string>> => {
    const standings = findClass(membership);
    if (!standings.exercises.some(({ exercise }) => exercise.slug === slug)) return new Set();
    await standings.load(slug);
    return new Set(standings.everybody.flatMap((id) => standings.cell(id, slug).counted?.id ?? []));
  };
  const testsOf = async (membership: Membership, slug: string): Promise<DecidedTest[]> => {
    const { course } = membership;
    const voids = new Map(reports.listVoids(course.id, slug).map((one) => [one.test, one]));
    const counted = await countedOn(membership, slug);
    const found = new Map<string, { visible: boolean; maxPoints: number; passed: number; ran: number }>();
    await mapInSlices(reports.listAuthors(course.id), (personId) => {
      for (const { id, outline } of reports.listOutlinesBy(course.id, slug, personId))
        for (const [name, visible, verdict, , maxPoints] of outline.tests) {
          const { ran, passed } = found.get(name) ?? { ran: 0, passed: 0 };
          const counts = counted.has(id);
          const passes = counts && verdict === 'accepted';
          const figures = { ran: ran + Number(counts), passed: passed + Number(passes) };
          found.set(name, { visible: visible === 1, maxPoints, ...figures });
        }
    });
    for (const name of voids.keys())
      if (!found.has(name)) found.set(name, { visible: false, maxPoints: 0, passed: 0, ran: 0 });
    return [...found].map(([name, { passed, ran, ...test }]) => {
      // A test that only older submissions know says nothing of the present.
      const of = ran === 0 ? 0 : counted.size;
      return { name, ...test, failed: of - passed, of, voided: voids.get(name) };
    });
  };
  const requireTest = async (membership: Membership, slug: string, test: string): Promise<void> => {
    const tests = await testsOf(membership, slug);
    if (!tests.some(({ name }) => name === test)) throw new AppError('not-found', 'errors:not-found.test');
  };
  /** Whose points would change if the voided tests were these. */
  const changesWith = async (membership: Membership, slug: string, voids: Voids): Promise<ScoreChange[]> => {
    const { id } = membership.course;
    const accepted = reports.listAcceptedOf(id, slug);
    const changes = await mapInSlices(reports.listAuthors(id), (personId) =>
      decidedChanges.withVoids(membership, slug, personId, voids, accepted),
    );
    return changes.flat().sort(byName);
  };
  const voidsOf = ({ course }: Membership, slug: string) => decidedChanges.voidsOf(course.id, slug);

  return {
    list: async (
      membership: Membership,
      slug: string,
    ): Promise<{ exercise: ExerciseContent; tests: DecidedTest[]; due: number }> => ({
      exercise: findExercise(slug),
      tests: await testsOf(membership, slug),
      due: store.dueChanges.count(membership.course.id, slug),
    }),
    /** Who would get other points. */
    async preview(membership: Membership, slug: string, test: string, credit: TestCredit): Promise<VoidPreview> {
      findExercise(slug);
      await requireTest(membership, slug, test);
      const voids = voidsOf(membership, slug).set(test, credit);
      return { test, credit, changes: await changesWith(membership, slug, voids) };
    },
    /** Makes a test count no more; resolves when everybody is counted again. */
    async void(membership: Membership, slug: string, test: string, credit: TestCredit, note: string): Promise<void> {
      findExercise(slug);
      // A test that submissions have does not go away.
      await requireTest(membership, slug, test);
      const { course, person } = membership;
      const changes = await changesWith(membership, slug, voidsOf(membership, slug).set(test, credit));
      store.transaction(() => {
        const before = voidsOf(membership, slug).get(test) ?? null;
        const place = { courseId: course.id, exercise: slug, by: person.id };
        reports.saveVoid({ ...place, test, credit, note, at: clock().toISOString() });
        store.dueChanges.add({ ...place, kind: 'recount' });
        const after = { test, credit, students: changes.length };
        audit(membership, { action: 'test.void', subject: slug, before: { credit: before }, after, reason: note });
      });
      await carryOut(course.id, slug);
    },
    /** Makes a voided test count again; resolves when everybody is counted again. */
    async restore(membership: Membership, slug: string, test: string): Promise<void> {
      findExercise(slug);
      const { course, person } = membership;
      const voids = voidsOf(membership, slug);
      voids.delete(test);
      const changes = await changesWith(membership, slug, voids);
      store.transaction(() => {
        if (!voidsOf(membership, slug).has(test)) throw new AppError('not-found', 'errors:not-found.test');
        reports.deleteVoid(course.id, slug, test);
        store.dueChanges.add({ courseId: course.id, exercise: slug, by: person.id, kind: 'recount' });
        audit(membership, { action: 'test.unvoid', subject: slug, after: { test, students: changes.length } });
      });
      await carryOut(course.id, slug);
    },
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
