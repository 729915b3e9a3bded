/**
 * Owns grading the samples of all exercises once: all are given to the graders at the start, and each test awaits its report.
 */
import type { Exercise, SampleSolution } from '../../graders/catalog/exercise.ts';
import type { GradeReport, Language } from '../../graders/protocol.ts';
import { pairOfGraders } from '../support/grader.ts';

/** Reports on samples, and on the reference and the starter beside them. */
export interface GradedAttempts {
  start(): Promise<void>;
  close(): Promise<void>;
  /** The report on a file of an exercise, which must have been asked for before the start. */
  report(slug: string, file: string, language?: Language): Promise<GradeReport>;
  /** What both references return for arguments given as nested lists. */
  reference: ReturnType<typeof pairOfGraders>['patient']['client']['reference'];
}

const keyOf = (slug: string, file: string, language: Language): string => `${slug}/${file} ${language}`;

/** Will grade reference, starter and samples of `exercises`, and those samples in German of which `inGerman` says so. */
export function gradeSamples(
  exercises: readonly Exercise[],
  inGerman: (exercise: Exercise) => readonly SampleSolution[],
): GradedAttempts {
  const graders = pairOfGraders();
  const reports = new Map<string, Promise<GradeReport>>();

  const grade = (exercise: string, { file, source, verdict }: SampleSolution, language: Language): void => {
    const id = keyOf(exercise, file, language);
    const { client, lanes } = graders.graderFor(verdict === 'time-limit');
    const job = { id, exercise, fileName: file, source, scope: 'all', language } as const;
    const report = lanes(() => client.grade(job));
    // Whoever awaits the report is told.
    report.catch(() => {});
    reports.set(id, report);
  };
  return {
    async start() {
      await graders.start();
      for (const { slug, reference, starter, samples } of exercises) {
        grade(slug, { file: 'reference.ts', source: reference, verdict: 'accepted' }, 'en');
        grade(slug, { file: 'starter.ts', source: starter, verdict: 'not accepted' }, 'en');
        for (const sample of samples) grade(slug, sample, 'en');
      }
      for (const exercise of exercises) for (const sample of inGerman(exercise)) grade(exercise.slug, sample, 'de');
    },
    close: () => graders.close(),
    report(slug, file, language = 'en') {
      const report = reports.get(keyOf(slug, file, language));
      if (report === undefined) throw new Error(`${slug}/${file} was not given to a grader`);
      return report;
    },
    reference: (slug, args) => graders.patient.client.reference(slug, args),
  };
}
