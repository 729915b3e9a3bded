/**
 * Owns how the staff's table of submissions is shown, its filters, its pager and its alerts.
 */
import { VERDICTS } from '../../graders/verdict.ts';
import type { ExerciseContent } from '../exercises/catalog.ts';
import type { SubmissionFilter } from '../grading/submissions.store.ts';
import type { Course } from '../kernel/actor.ts';
import type { Words } from '../kernel/text/words.ts';
import type { SubmissionsPage } from './list-submissions.ts';
import { presentRow } from './submission.presenter.ts';
import { gradeAgainUrl, submissionsUrl, UNGRADED } from './urls.ts';

function addressOf(course: string, filter: Omit<SubmissionFilter, 'courseId'>, page: number): string {
  const { exercise, state, verdict } = filter;
  return submissionsUrl(course, { exercise, verdict: state === 'failed' ? UNGRADED : verdict, page });
}

/** What needs the staff's attention. */
function presentAlerts({ status, ungraded }: SubmissionsPage, course: string, words: Words) {
  const alerts = [];
  if (status.grader.state === 'unavailable')
    alerts.push({
      text: words.t('submission:alert.grader'),
      detail: `${status.grader.message} ${words.t('submission:alert.graderDetail')}`,
      url: '',
      gradeAgainUrl: '',
    });
  if (ungraded > 0)
    alerts.push({
      text: words.t('submission:alert.ungraded', { count: ungraded }),
      detail: words.t('submission:alert.ungradedDetail'),
      url: addressOf(course, { state: 'failed' }, 1),
      gradeAgainUrl: gradeAgainUrl(course),
    });
  return alerts;
}

/** The view model of views/submissions/staff-list. */
export function presentSubmissionTable(
  listed: SubmissionsPage,
  filter: SubmissionFilter,
  exercises: readonly ExerciseContent[],
  course: Course,
  words: Words,
) {
  const titleOf = (exercise: ExerciseContent): string => exercise.texts[words.language].title;
  const titles = new Map(exercises.map((exercise) => [exercise.slug, titleOf(exercise)]));
  const { page, pages, total } = listed;
  const { queued, running } = listed.status.jobs;
  const chosen = filter.state === 'failed' ? UNGRADED : filter.verdict;
  const option = (value: string, label: string, current: string | undefined) => ({
    value,
    label,
    selected: value === current,
  });
  return {
    title: words.t('submission:table.title'),
    scripts: [],
    alerts: presentAlerts(listed, course.slug, words),
    total: words.t('submission:table.total', { count: total }),
    queue: words.t(queued + running > 0 ? 'submission:table.queue' : 'submission:table.idle', { queued, running }),
    action: submissionsUrl(course.slug),
    filtered: filter.exercise !== undefined || chosen !== undefined,
    exercises: exercises.map((exercise) => option(exercise.slug, titleOf(exercise), filter.exercise)),
    verdicts: ([...VERDICTS.filter((verdict) => verdict !== 'grader-error'), UNGRADED] as const).map((verdict) =>
      option(verdict, words.t(`common:verdict.${verdict === UNGRADED ? 'grader-error' : verdict}`), chosen),
    ),
    rows: listed.submissions.map((row) => presentRow(row, (slug) => titles.get(slug) ?? slug, false, words)),
    pager:
      pages > 1
        ? {
            text: words.t('submission:table.page', { page, pages }),
            newer: page > 1 ? addressOf(course.slug, filter, page - 1) : '',
            older: page < pages ? addressOf(course.slug, filter, page + 1) : '',
          }
        : undefined,
  };
}
