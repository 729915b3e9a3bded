/**
 * Owns the long file of a gradebook: one row per student and item, for statistics and for the record.
 * Must not know how grades are computed.
 */
import { DateTime } from 'luxon';
import { chain } from '../../../kernel/slices.ts';
import { type CsvCell, writeTable } from '../../../kernel/text/csv.ts';
import type { CsvStyle } from '../../../kernel/text/languages.ts';
import { toFraction } from '../exact.ts';
import { type Gradebook, type GradedStudent, itemGradesOf } from '../gradebook.ts';
import type { ItemGrade } from '../item-grade.ts';
import { numberCell, oneLine } from './cells.ts';

/** Names for programs: they stay the same in every language. */
const HEADER = [
  'course',
  'name',
  'family_name',
  'given_name',
  'email',
  'student_number',
  'group',
  'item_id',
  'item',
  'category',
  'extra_credit',
  'state',
  'counts',
  'raw_points',
  'late_penalty',
  'override',
  'override_reason',
  'points',
  'max_points',
  'percent',
  'attempts',
  'first_submitted_utc',
  'last_submitted_utc',
  'counted_submission_utc',
  'first_submitted_local',
  'last_submitted_local',
  'counted_submission_local',
  'submission_id',
  'published',
] as const;

const yesOrNo = (yes: boolean): string => (yes ? 'yes' : 'no');

/** ISO 8601 with the offset that the zone had then, as exact as it was stored. */
function localTime(time: string, zone: string): string {
  return DateTime.fromISO(time, { zone }).toISO({ suppressMilliseconds: true }) ?? '';
}

function rowOf(gradebook: Gradebook, student: GradedStudent, grade: ItemGrade): CsvCell[] {
  const { item, entry, counts, latePenalty, points, percent } = grade;
  const { course, timeZone, scheme } = gradebook;
  const category = scheme.categories.find(({ id }) => id === item.category)?.title ?? item.category;
  const times = [entry?.firstAt, entry?.lastAt, entry?.countedAt].map((time) => time?.replace('.000Z', 'Z') ?? '');
  const { override, raw = null } = entry ?? { override: null };
  return [
    ...[
      course,
      student.name,
      student.familyName ?? '',
      student.givenName ?? '',
      student.email,
      student.studentNumber,
      student.group,
    ].map(oneLine),
    item.id,
    oneLine(item.title),
    oneLine(category),
    yesOrNo(item.extraCredit),
    entry?.state ?? 'open',
    counts,
    numberCell(raw === null ? undefined : toFraction(raw)),
    numberCell(points && latePenalty),
    numberCell(override ? toFraction(override.points) : undefined),
    oneLine(override?.reason ?? ''),
    numberCell(points),
    numberCell(toFraction(item.maxPoints)),
    numberCell(percent),
    { digits: String(entry?.attempts ?? 0) },
    ...times,
    ...times.map((time) => (time === '' ? '' : localTime(time, timeZone))),
    oneLine(entry?.submissionId ?? ''),
    yesOrNo(item.published),
  ];
}

function* rowsOf(gradebook: Gradebook): Generator<CsvCell[]> {
  for (const student of gradebook.students)
    for (const grade of itemGradesOf(gradebook, student)) yield rowOf(gradebook, student, grade);
}

/** One row per student and item. Points and per cents have up to six digits, so that others can compute on. */
export function writeLong(gradebook: Gradebook, style: CsvStyle): Iterable<string> {
  return writeTable(chain<readonly CsvCell[]>([HEADER], rowsOf(gradebook)), style);
}
