/**
 * Owns the fields of grades in the JSON interface, chosen one by one so that nothing slips out. docs/api.md describes them.
 * Must not know HTTP.
 */
import type Fraction from 'fraction.js';
import { mapInSlices } from '../kernel/slices.ts';
import type { CollectedGrades } from './collect-grades.ts';
import { type GradedStudent, itemGradesOf } from './model/gradebook.ts';

/** Six digits are more than any grade means. */
const number = (value: Fraction | undefined): number | null =>
  value === undefined ? null : Math.round(value.valueOf() * 1e6) / 1e6;

function gradeOf(grades: CollectedGrades, student: GradedStudent) {
  const { grade } = student;
  return {
    percent: number(grade.percent),
    passed: grade.passed ?? null,
    categories: grade.categories.map(({ category, percent, weight, contribution }) => ({
      id: category.id,
      percent: number(percent),
      weight: number(weight),
      contribution: number(contribution),
    })),
    items: itemGradesOf(grades, student).map(({ item, entry, counts, points, latePenalty }) => ({
      id: item.id,
      counts,
      raw: entry?.raw ?? null,
      latePenalty: number(latePenalty),
      points: number(points),
      maxPoints: item.maxPoints,
      override: entry?.override ?? null,
      attempts: entry?.attempts ?? 0,
      firstAt: entry?.firstAt ?? null,
      lastAt: entry?.lastAt ?? null,
      countedAt: entry?.countedAt ?? null,
      submission: item.kind === 'exercise' ? (entry?.submissionId ?? null) : null,
    })),
  };
}

const itemsOf = ({ items }: CollectedGrades) =>
  items.map(({ id, kind, title, category, maxPoints, extraCredit, published }) => ({
    id,
    kind,
    title,
    category,
    maxPoints,
    extraCredit,
    published,
  }));

/** GET /api/v1/courses/:course/gradebook, for the staff. */
export async function apiGradebook(grades: CollectedGrades) {
  return {
    scheme: grades.scheme,
    items: itemsOf(grades),
    students: await mapInSlices(grades.students, (student) => ({
      id: student.id,
      name: student.name,
      email: student.email,
      studentNumber: student.studentNumber,
      group: student.group,
      grade: gradeOf(grades, student),
    })),
  };
}

/** GET /api/v1/courses/:course/grades: the reader's own, as far as they are published. */
export function apiOwnGrades(grades: CollectedGrades) {
  const [student] = grades.students;
  return { scheme: grades.scheme, items: itemsOf(grades), grade: student ? gradeOf(grades, student) : null };
}
