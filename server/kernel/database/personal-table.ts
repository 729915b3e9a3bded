/**
 * Owns how a room says what it stores about a person: per table, which rows are somebody's, what an export shows of them, and what
 * becomes of them when the person is deleted.
 */

/** What becomes of rows: they go; they stay, but point to a placeholder; they stay unchanged. */
export type Fate = 'delete' | 'anonymise' | 'keep';

/** Rows about a person. Conditions are SQL with @personId, and @courseId where the rows belong to a course. */
export interface PersonalTable {
  readonly table: string;
  /** Name of the export's file, and of the words for these rows. */
  readonly key: string;
  /** The column that names the person; absent where rows belong to a person through another table. */
  readonly column?: string;
  /** Which of the person's rows belong to a course; absent where the rows belong to the account. */
  readonly inCourse?: string;
  /** Which rows are the person's, where no column says so. */
  readonly where?: string;
  readonly fate: Fate;
  /** For `anonymise`: SQL by column, in addition to the placeholder. */
  readonly set?: Readonly<Record<string, string>>;
  /** What an export shows: a list of SQL columns, newest or first by `rowid` order of the table. Absent: not shown here. */
  readonly shows?: string;
  /** Why the rows stay, or are not shown here. */
  readonly why?: string;
}

/** Rows of a course. */
export const COURSE = 'course_id = @courseId';
/** Rows that hang on a submission of the person. */
export const SUBMISSION =
  'submission_id IN (SELECT id FROM submissions WHERE person_id = @personId AND course_id = @courseId)';
/**
 * Rows that hang on any submission of a course. Asked of each row: SQLite would make a list of all submissions of the course otherwise,
 * for each person anew.
 */
export const OF_COURSE =
  'EXISTS (SELECT 1 FROM submissions WHERE submissions.id = submission_id AND submissions.course_id = @courseId)';

/** Marks of who set or granted something: they belong to the course, and the database clears them when the account goes. */
export const mark = (table: string, column: string, inCourse: string): PersonalTable => ({
  table,
  key: 'authored',
  column,
  inCourse,
  fate: 'keep',
  why: 'says which member of the staff did it; NULL when the account is deleted',
});
