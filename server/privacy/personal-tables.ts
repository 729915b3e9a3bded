/**
 * Owns the list of everything that is stored about a person: per table, which rows are somebody's, what an export shows of them, and
 * what becomes of them when the person is deleted.
 * Must not know who may export or delete, nor when.
 *
 * A new table with a column that names a person is one entry here; a test compares this list with the tables of the database.
 */

/** What becomes of rows: they go; they stay, but lead to a placeholder; they stay as they are. */
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
  /** For `anonymise`: SQL by column, besides the placeholder. */
  readonly set?: Readonly<Record<string, string>>;
  /** What an export shows: a list of SQL columns, newest or first by `rowid` order of the table. Absent: not shown here. */
  readonly shows?: string;
  /** Why the rows stay, or are not shown here. */
  readonly why?: string;
}

const COURSE = 'course_id = @courseId';
const RUN = 'run_id IN (SELECT id FROM quiz_runs WHERE course_id = @courseId)';
const SUBMISSION =
  'submission_id IN (SELECT id FROM submissions WHERE person_id = @personId AND course_id = @courseId)';
const UNGRADED = "id IN (SELECT submission_id FROM jobs WHERE state <> 'done')";
const MANUAL = 'item_id IN (SELECT id FROM manual_items WHERE course_id = @courseId)';
const OF_COURSE = 'submission_id IN (SELECT id FROM submissions WHERE course_id = @courseId)';
const ATTEMPT = `attempt_id IN (SELECT id FROM quiz_attempts WHERE person_id = @personId AND ${RUN})`;

/** Marks of who set or granted something: they belong to the course, and the database clears them when the account goes. */
const mark = (table: string, column: string, inCourse: string): PersonalTable => ({
  table,
  key: 'authored',
  column,
  inCourse,
  fate: 'keep',
  why: 'says which member of the staff did it; NULL when the account is deleted',
});

/** Columns that look as if they named a person and do not, with what they hold. */
export const NO_PERSON: Readonly<Record<string, string>> = {
  'quiz_attempts.ended_by': "'student', 'clock' or 'instructor'",
};

/** Everything, in the order in which it is erased: what hangs on other rows comes before them. */
export const PERSONAL_TABLES: readonly PersonalTable[] = [
  {
    table: 'enrolments',
    key: 'enrolment',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    shows: 'role, source, student_number AS studentNumber, joined_at AS joinedAt',
  },
  {
    table: 'drafts',
    key: 'drafts',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    shows: 'exercise, file_name AS fileName, source, version, saved_at AS savedAt',
  },
  {
    table: 'extensions',
    key: 'extensions',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    shows: 'exercise, due_at AS dueAt, extra_attempts AS extraAttempts, reason, granted_at AS grantedAt',
  },
  {
    table: 'quiz_accommodations',
    key: 'extra-time',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    shows: `(SELECT slug FROM quiz_runs WHERE id = run_id) AS quiz, factor, extra_ms AS extraMs, reason,
      granted_at AS grantedAt`,
  },
  {
    table: 'quiz_visits',
    key: 'quiz-visits',
    column: 'person_id',
    inCourse: RUN,
    fate: 'delete',
    shows: '(SELECT slug FROM quiz_runs WHERE id = run_id) AS quiz, opened_at AS openedAt',
  },
  {
    table: 'invites',
    key: 'invitations',
    column: 'created_by',
    inCourse: COURSE,
    fate: 'delete',
    shows: 'role, max_uses AS maxUses, uses, created_at AS createdAt, expires_at AS expiresAt, revoked_at AS revokedAt',
  },
  {
    table: 'manual_grades',
    key: 'manual-grades',
    column: 'person_id',
    inCourse: MANUAL,
    fate: 'delete',
    shows: `(SELECT title FROM manual_items WHERE id = item_id) AS title, iif(EXISTS (
      SELECT 1 FROM grade_items WHERE item = 'manual:' || item_id AND published = 1), points, 'not published') AS points,
      graded_at AS gradedAt`,
  },
  {
    table: 'grade_overrides',
    key: 'overrides',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    shows: 'item, reason, set_at AS setAt',
  },
  {
    table: 'student_notes',
    key: 'notes',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    shows: `iif(shared = 1, text, '') AS text, written_at AS writtenAt`,
  },
  {
    table: 'comments',
    key: 'comments',
    where: SUBMISSION,
    fate: 'delete',
    shows: `(SELECT exercise FROM submissions WHERE id = submission_id) AS exercise, first_line AS firstLine,
      last_line AS lastLine, iif(deleted_at IS NULL, text, '') AS text, written_at AS writtenAt`,
  },
  {
    table: 'question_messages',
    key: 'questions',
    where: `question_id IN (SELECT id FROM questions WHERE ${SUBMISSION})`,
    fate: 'delete',
    shows: `(SELECT exercise FROM questions JOIN submissions ON submissions.id = submission_id
      WHERE questions.id = question_id) AS exercise, text, iif(written_by = @personId, 1, 0) AS own, written_at AS writtenAt`,
  },
  {
    table: 'questions',
    key: 'questions',
    where: SUBMISSION,
    fate: 'delete',
    why: 'shown with what was said in them',
  },
  {
    table: 'accepted_tests',
    key: 'accepted-tests',
    where: SUBMISSION,
    fate: 'keep',
    why: 'points follow from it; it names a test, and leads to the placeholder by its submission',
  },
  {
    table: 'regrade_jobs',
    key: 'regrades',
    where: SUBMISSION,
    fate: 'delete',
    why: 'copies of reports that wait to be applied or were replaced; shown with the submissions',
  },
  {
    table: 'submissions',
    key: 'ungraded',
    column: 'person_id',
    inCourse: `${COURSE} AND ${UNGRADED}`,
    fate: 'delete',
    why: 'shown with the other submissions; deleted because without its text it can no longer be graded',
  },
  {
    table: 'reports',
    key: 'reports',
    where: SUBMISSION,
    fate: 'anonymise',
    set: { report: 'anonymous_report(report)' },
    why: 'shown with the submissions, as much of them as the rules of the exercise allow',
  },
  {
    table: 'submissions',
    key: 'submissions',
    column: 'person_id',
    inCourse: `${COURSE} AND NOT ${UNGRADED}`,
    fate: 'anonymise',
    set: { source: "''", file_name: "'deleted.ts'" },
    why: 'shown in files of their own',
  },
  {
    table: 'exercise_results',
    key: 'results',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    why: 'worked out from the submissions, and again for the placeholder',
  },
  {
    table: 'stale_results',
    key: 'results',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    why: 'says which results are to be worked out anew',
  },
  {
    table: 'submission_hours',
    key: 'results',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'delete',
    why: 'counts, which have followed the submissions to the placeholder',
  },
  {
    table: 'quiz_answers',
    key: 'quiz-answers',
    where: ATTEMPT,
    fate: 'keep',
    why: 'shown with the attempts; the statistics of questions are made of them, and they lead to the placeholder by their attempt',
  },
  {
    table: 'quiz_regraded_attempts',
    key: 'quiz-answers',
    where: ATTEMPT,
    fate: 'keep',
    why: 'points of an attempt before and after; they lead to the placeholder by their attempt',
  },
  {
    table: 'quiz_attempts',
    key: 'quiz-attempts',
    column: 'person_id',
    inCourse: RUN,
    fate: 'anonymise',
    why: 'shown in files of their own, with results once they are released',
  },
  {
    table: 'audit_log',
    key: 'log',
    column: 'person_id',
    inCourse: COURSE,
    fate: 'keep',
    why: 'never changed or erased; it names people by their ids alone. Shown by the export without points that are not released',
  },
  {
    table: 'audit_log',
    key: 'acts',
    column: 'actor_id',
    inCourse: COURSE,
    fate: 'keep',
    why: 'what the staff did is accounted for by name; the acts are about others',
  },
  mark('exercise_policies', 'changed_by', COURSE),
  mark('extensions', 'granted_by', COURSE),
  mark('quiz_sources', 'updated_by', COURSE),
  mark('quiz_runs', 'created_by', COURSE),
  mark('quiz_accommodations', 'granted_by', COURSE),
  mark('quiz_voids', 'voided_by', RUN),
  mark('quiz_alternatives', 'accepted_by', RUN),
  mark('quiz_regrades', 'done_by', RUN),
  mark('quiz_regrades', 'reverted_by', RUN),
  mark('course_groups', 'tutor_id', COURSE),
  mark('test_voids', 'voided_by', COURSE),
  mark('similarity_runs', 'started_by', COURSE),
  mark('accepted_tests', 'accepted_by', OF_COURSE),
  mark('grading_schemes', 'changed_by', COURSE),
  mark('manual_grades', 'graded_by', MANUAL),
  mark('grade_overrides', 'set_by', COURSE),
  mark('regrades', 'started_by', COURSE),
  mark('student_notes', 'written_by', COURSE),
  mark('comments', 'written_by', OF_COURSE),
  mark('saved_comments', 'saved_by', COURSE),
  mark('questions', 'taken_by', OF_COURSE),
  mark('question_messages', 'written_by', `question_id IN (SELECT id FROM questions WHERE ${OF_COURSE})`),
  {
    table: 'sessions',
    key: 'sessions',
    column: 'person_id',
    fate: 'delete',
    shows: 'created_at AS createdAt, seen_at AS seenAt, expires_at AS expiresAt, user_agent AS userAgent',
  },
  {
    table: 'sign_in_links',
    key: 'sign-in-links',
    column: 'person_id',
    fate: 'delete',
    shows: 'created_at AS createdAt, expires_at AS expiresAt',
  },
  {
    table: 'password_links',
    key: 'password-links',
    column: 'person_id',
    fate: 'delete',
    shows: 'created_at AS createdAt, expires_at AS expiresAt',
  },
  {
    table: 'password_links',
    key: 'authored',
    column: 'issued_by',
    fate: 'keep',
    why: 'says which member of the staff did it; NULL when the account is deleted',
  },
  {
    table: 'people',
    key: 'profile',
    column: 'id',
    fate: 'delete',
    shows: 'name, email, is_admin AS isAdmin, language, theme, time_zone AS timeZone, created_at AS createdAt',
  },
];
