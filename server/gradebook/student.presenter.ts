/**
 * Owns how everything of one student is shown, to the staff and to the student.
 */

import { exerciseUrl, presentDue } from '../exercises/index.ts';
import type { Membership } from '../kernel/actor.ts';
import { courseUrl } from '../kernel/http/urls.ts';
import type { Words } from '../kernel/text/words.ts';
import { dashboardUrls } from '../progress/index.ts';
import { attemptUrl, quizUrl } from '../quizzes/index.ts';
import { submissionsUrl, submissionUrl } from '../submissions/index.ts';
import { presentGrade } from './grade-lines.presenter.ts';
import type { ListedExercise, StudentOverview } from './student.ts';
import { gradebookUrls, studentNoteUrls } from './urls.ts';

const TONES = {
  nothing: 'calm',
  missed: 'bad',
  excused: 'calm',
  full: 'good',
  progress: 'warn',
  submitted: 'calm',
  waiting: 'calm',
} as const;

/** Where the student stands on an exercise. What is handed in and can earn nothing more is `submitted`, whatever it earned. */
function stateOf({ of, cell, visible, excused }: ListedExercise): keyof typeof TONES {
  const { result, counted, over, accepted } = cell;
  if (!result && excused) return 'excused';
  if (!result) return over ? 'missed' : 'nothing';
  if (!counted || !visible) return 'waiting';
  if (counted.points >= of.exercise.points) return 'full';
  return over || accepted ? 'submitted' : 'progress';
}

function presentExercise(listed: ListedExercise, record: StudentOverview, course: string, words: Words) {
  const { of, cell, daysLate, visible } = listed;
  const { exercise, released } = of;
  const { result, counted } = cell;
  const staff = record.reader === 'staff';
  const state = stateOf(listed);
  return {
    title: exercise.texts[words.language].title,
    url: staff ? dashboardUrls(course).exercise(exercise.slug) : exerciseUrl(course, exercise.slug),
    reportUrl: counted && visible ? submissionUrl(counted.id) : '',
    due: presentDue({ rules: cell.rules, released }, record.grades.standings.now, words).text,
    state: words.t(`gradebook:record.state.${state}`),
    tone: TONES[state],
    points:
      counted && visible
        ? words.t('course:points', {
            count: exercise.points,
            points: words.number(counted.points),
            of: words.number(exercise.points),
          })
        : '–',
    attempts: result?.attempts ?? 0,
    late: daysLate > 0 && visible ? words.t('gradebook:record.daysLate', { count: daysLate }) : '',
    extension: cell.rules.extension ? words.t('gradebook:record.extension') : '',
  };
}

/** What was typed into the form for a note. */
export interface TypedNote {
  readonly text: string;
  readonly error: string;
}

/** The view model of views/gradebook/student. */
export function presentStudentOverview(
  record: StudentOverview,
  membership: Membership,
  typed: TypedNote,
  words: Words,
) {
  const { course, role } = membership;
  const { student, graded, grades, exercises, notes, reader } = record;
  const staff = reader === 'staff';
  const urls = gradebookUrls(course.slug);
  const linkOf = (id: string): string => {
    const item = grades.items.find((one) => one.id === id);
    const entry = graded.entries.find(({ itemId }) => itemId === id);
    if (item?.kind === 'exercise') return entry?.submissionId ? submissionUrl(entry.submissionId) : '';
    if (item?.kind !== 'quiz') return '';
    if (!staff) return quizUrl(course.slug, item.slug);
    return entry?.submissionId ? attemptUrl(course.slug, item.slug, entry.submissionId) : '';
  };
  const actOf = (id: string): string =>
    staff && role === 'instructor' && !id.startsWith('manual:') ? urls.item(student.id, id) : '';
  const notesAt = studentNoteUrls(course.slug, student.id);
  return {
    title: staff ? student.name : words.t('gradebook:record.title'),
    scripts: [],
    course: { title: course.title, url: courseUrl(course.slug) },
    dashboardUrl: staff ? dashboardUrls(course.slug).course : '',
    gradebookUrl: staff ? urls.base : '',
    about: staff
      ? [student.email ?? '', student.studentNumber ?? '', student.group?.name ?? '']
          .filter((part) => part !== '')
          .join(' · ')
      : words.t('gradebook:record.lead'),
    staff,
    grade: presentGrade(grades.scheme, graded, words, linkOf, actOf),
    lateDays: words.t('gradebook:record.lateDays', { count: record.daysLate }),
    exercises: exercises.map((one) => presentExercise(one, record, course.slug, words)),
    submissionsUrl: staff ? submissionsUrl(course.slug) : '',
    notes: notes.map(({ id, text, shared, author, writtenAt }) => ({
      text,
      by: words.t('gradebook:note.by', { name: author ?? '–', time: words.time(writtenAt) }),
      kind: staff ? words.t(shared ? 'gradebook:note.shared' : 'gradebook:note.private') : '',
      deleteUrl: staff ? notesAt.remove(id) : '',
    })),
    noteAction: staff ? notesAt.notes : '',
    typed,
  };
}
