/**
 * Owns the files of a gradebook that look into exercises and quizzes: a row per student and test, a row per student and question.
 * Must not know how anything is computed.
 */

import type { ReportSummary } from '../grading/report-summary.ts';
import { chain, flatten, lazily } from '../kernel/slices.ts';
import { type CsvCell, writeTable } from '../kernel/text/csv.ts';
import type { CsvStyle } from '../kernel/text/languages.ts';
import type { ScoreRow } from '../quizzes/analysis/analyse.ts';
import type { CollectedGrades } from './collect-grades.ts';

const number = (value: number | undefined): CsvCell =>
  value === undefined ? '' : { digits: String(Math.round(value * 1e6) / 1e6) };
const WHO = ['course', 'name', 'family_name', 'given_name', 'email', 'student_number', 'group'] as const;

/** One row per student, exercise and test of the submission that counts. */
export function writeTests(
  grades: CollectedGrades,
  outlines: ReadonlyMap<string, ReportSummary>,
  style: CsvStyle,
): Iterable<string> {
  const rows = lazily(grades.students, (student) =>
    grades.items.flatMap((item) => {
      const entry = student.entries.find(({ itemId }) => itemId === item.id);
      const outline = item.kind === 'exercise' ? outlines.get(entry?.submissionId ?? '') : undefined;
      return (outline?.tests ?? []).map(([name, visible, verdict, points, maxPoints, cause]): CsvCell[] => [
        ...[
          grades.course,
          student.name,
          student.familyName ?? '',
          student.givenName ?? '',
          student.email,
          student.studentNumber,
          student.group,
        ],
        item.slug,
        name,
        visible === 1 ? 'visible' : 'hidden',
        verdict,
        cause ?? '',
        number(points),
        number(maxPoints),
        entry?.countedAt ?? '',
        entry?.submissionId ?? '',
      ]);
    }),
  );
  const header = [
    ...WHO,
    'exercise',
    'test',
    'visibility',
    'verdict',
    'cause',
    'points',
    'max_points',
    'submitted_utc',
    'submission_id',
  ];
  return writeTable(chain<readonly CsvCell[]>([header], flatten(rows)), style);
}

/** One row per student, quiz and question. */
export function writeQuestions(
  grades: CollectedGrades,
  quizzes: readonly { readonly slug: string; readonly rows: readonly ScoreRow[] }[],
  style: CsvStyle,
): Iterable<string> {
  const groups = new Map(grades.students.map(({ name, email, group }) => [`${name} ${email}`, group]));
  const rows = lazily(quizzes, ({ slug, rows: own }) =>
    lazily(own, ({ name, familyName, givenName, email, studentNumber, number: place, result, ms }): CsvCell[] => [
      ...[
        grades.course,
        name,
        familyName ?? '',
        givenName ?? '',
        email,
        studentNumber,
        groups.get(`${name} ${email}`) ?? '',
      ],
      slug,
      number(place),
      result.question.id,
      (result.answer ?? []).join(' | '),
      number(result.points),
      number(result.maxPoints),
      result.voided ?? '',
      number(ms === undefined ? undefined : Math.round(ms / 1000)),
    ]),
  );
  const header = [...WHO, 'quiz', 'number', 'question', 'answer', 'points', 'max_points', 'withdrawn', 'seconds'];
  return writeTable(chain<readonly CsvCell[]>([header], flatten(rows)), style);
}
