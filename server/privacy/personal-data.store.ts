/**
 * Owns reading and erasing what is stored about one person, as the list of personal tables says.
 * Must not know who may do so, nor when.
 */
import { z } from 'zod';
import type { Connection } from '../kernel/database/database.ts';
import type { Fate, PersonalTable } from '../kernel/database/personal-table.ts';
import { PERSONAL_TABLES } from '../personal-tables.ts';
import { anonymousReport } from './anonymous-report.ts';

/** How many rows there are of a kind, and what becomes of them. */
export interface PersonalRows {
  readonly key: string;
  readonly fate: Fate;
  readonly count: number;
}
/** Somebody in a course, or the account of somebody. */
export interface Whose {
  readonly personId: string;
  /** Absent for what belongs to the account. */
  readonly courseId?: string | undefined;
}
const FoundRow = z.object({ id: z.string(), name: z.string(), email: z.string().nullable() });
/** Somebody whose data are looked for. */
export type FoundPerson = z.infer<typeof FoundRow>;

const conditionOf = ({ column, inCourse, where }: PersonalTable): string =>
  where ?? [`${column} = @personId`, ...(inCourse === undefined ? [] : [inCourse])].join(' AND ');
const isOfCourse = ({ inCourse, where }: PersonalTable): boolean => inCourse !== undefined || where !== undefined;

/** Prepares the statements once. */
export function createPersonalDataStore(database: Connection) {
  database.function('anonymous_report', { deterministic: true }, (json) => anonymousReport(String(json)));
  const entries = PERSONAL_TABLES.map((entry) => {
    const { table, column, fate, set = {}, shows } = entry;
    const condition = conditionOf(entry);
    const changes = [
      ...(column === undefined ? [] : [`${column} = @placeholderId`]),
      ...Object.entries(set).map(([name, sql]) => `${name} = ${sql}`),
    ];
    const erase = { delete: `DELETE FROM ${table}`, anonymise: `UPDATE ${table} SET ${changes.join(', ')}`, keep: '' };
    return {
      ...entry,
      ofCourse: isOfCourse(entry),
      count: database.prepare(`SELECT count(*) FROM ${table} WHERE ${condition}`).pluck(),
      erase: fate === 'keep' ? undefined : database.prepare(`${erase[fate]} WHERE ${condition}`),
      rows: shows === undefined ? undefined : database.prepare(`SELECT ${shows} FROM ${table} WHERE ${condition}`),
    };
  });
  const inPlaceOf = (whose: Whose) => entries.filter(({ ofCourse }) => ofCourse === (whose.courseId !== undefined));
  const parameters = ({ personId, courseId }: Whose): Record<string, string> =>
    courseId === undefined ? { personId } : { personId, courseId };

  const erased = PERSONAL_TABLES.filter((entry) => entry.fate !== 'keep' && entry.column && entry.inCourse);
  const hasData = database
    .prepare(
      `SELECT ${erased.map((one) => `EXISTS (SELECT 1 FROM ${one.table} WHERE ${conditionOf(one)})`).join(' OR ')}`,
    )
    .pluck();
  const people = database.prepare('SELECT id FROM people WHERE is_placeholder = 0 ORDER BY id').pluck();
  const isPlaceholder = database.prepare('SELECT is_placeholder FROM people WHERE id = @id').pluck();
  const insertPlaceholder = database.prepare(
    "INSERT INTO people (id, name, is_placeholder, created_at) VALUES (@id, 'Deleted person', 1, @now)",
  );
  const STUDENT =
    "FROM enrolments WHERE course_id = @courseId AND person_id = @personId AND role = 'student' AND state IN ('member', 'invited')";
  const isStudent = database.prepare(`SELECT 1 ${STUDENT}`).pluck();
  const insertDeletedStudent = database.prepare(`
    INSERT INTO deleted_students (course_id, person_id, group_id) SELECT course_id, @placeholderId, group_id ${STUDENT}`);
  const submissionIds = database
    .prepare('SELECT id FROM submissions WHERE person_id = @personId AND course_id = @courseId ORDER BY created_at, id')
    .pluck();
  const courseSubmissions = database.prepare('DELETE FROM submissions WHERE course_id = @courseId');
  const course = database.prepare('DELETE FROM courses WHERE id = @courseId');
  const search = database.prepare(`
    SELECT id, name, email FROM people
    WHERE is_placeholder = 0 AND (instr(lower(name), lower(@text)) > 0 OR instr(email, lower(@text)) > 0)
    ORDER BY name COLLATE NOCASE, id LIMIT @limit`);

  return {
    /** Kinds of rows that somebody has in a course, or of their account; those that are missing are left out. */
    count(whose: Whose): PersonalRows[] {
      const sums = new Map<string, PersonalRows>();
      for (const { key, fate, count } of inPlaceOf(whose)) {
        const found = z.number().parse(count.get(parameters(whose)));
        if (found > 0) sums.set(key, { key, fate, count: found + (sums.get(key)?.count ?? 0) });
      }
      return [...sums.values()];
    },
    /** What an export shows of somebody, by key; tables without rows are there, too. */
    read(whose: Whose): { readonly key: string; readonly rows: unknown[] }[] {
      return inPlaceOf(whose).flatMap(({ key, rows }) => (rows ? [{ key, rows: rows.all(parameters(whose)) }] : []));
    },
    /** Ids of somebody's submissions in a course, oldest first. */
    listSubmissionIds(personId: string, courseId: string): string[] {
      return z.string().array().parse(submissionIds.all({ personId, courseId }));
    },
    /**
     * Erases somebody from a course: what stays belongs to a new placeholder. A student is counted on by statistics unless
     * `forgotten`. Call it in a transaction. Returns what was done to which rows.
     */
    eraseFromCourse(
      personId: string,
      courseId: string,
      placeholder: { id: string; now: string },
      forgotten: boolean,
    ): PersonalRows[] {
      const whose = { personId, courseId };
      const counted = this.count(whose);
      const student = !forgotten && isStudent.get(whose) === 1;
      if (student || counted.some(({ fate }) => fate === 'anonymise')) insertPlaceholder.run(placeholder);
      if (student) insertDeletedStudent.run({ ...whose, placeholderId: placeholder.id });
      for (const { fate, erase, column } of inPlaceOf(whose))
        erase?.run({
          ...parameters(whose),
          ...(fate === 'anonymise' && column !== undefined ? { placeholderId: placeholder.id } : {}),
        });
      return counted;
    },
    /**
     * Deletes an account; call it in a transaction. @throws SqliteError while the person has submissions in a course
     */
    eraseAccount(personId: string): void {
      for (const { erase } of inPlaceOf({ personId })) erase?.run({ personId });
    },
    /** Erases a course with all that is in it; two statements: call it in a transaction. */
    eraseCourse(courseId: string): void {
      courseSubmissions.run({ courseId });
      course.run({ courseId });
    },
    /** Ids of everybody, placeholders left out. */
    listPeople(): string[] {
      return z.string().array().parse(people.all());
    },
    /** Whether a course holds data of a person that a deletion would erase. */
    hasData(personId: string, courseId: string): boolean {
      return hasData.get({ personId, courseId }) === 1;
    },
    /** Whether this is a person, not the placeholder of a deleted one. */
    isPerson(id: string): boolean {
      return isPlaceholder.get({ id }) === 0;
    },
    /** People whose name or address holds a text. */
    search(text: string, limit: number): FoundPerson[] {
      return FoundRow.array().parse(search.all({ text, limit }));
    },
  };
}
