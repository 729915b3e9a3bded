/**
 * Owns the addresses of the settings of a course, of the list of one's courses, and of the admin's courses.
 */
import type { Response } from 'express';
import type { Invitation, JoinedCourse } from '../courses/courses.store.ts';
import type { CreateCourse } from '../courses/create-course.ts';
import { MOST_WEEKS } from '../courses/index.ts';
import type { Course, Membership } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { textFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { ProxyWatch } from '../kernel/http/proxy-watch.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { staffUrl } from '../kernel/http/urls.ts';
import type { RetentionService } from '../privacy/retention.ts';
import { presentAdminCourses, presentMyCourses, presentSettings } from './settings.presenter.ts';
import type { ChangeSettings, SettingsForm, WeekConflict } from './settings.ts';

export interface CourseSettingsDeps {
  readonly pages: Pages;
  readonly changeSettings: ChangeSettings;
  readonly planRetention: RetentionService['plan'];
  readonly createCourse: CreateCourse;
  readonly listCourses: () => readonly Course[];
  readonly listCoursesOf: (personId: string) => readonly JoinedCourse[];
  readonly proxyWatch: Pick<ProxyWatch, 'noticeFor'>;
  readonly listInvitations: (personId: string) => readonly Invitation[];
}

const SETTINGS = '/instructor/courses/:course/settings';

const NUMBERS = Array.from({ length: MOST_WEEKS }, (_, index) => index + 1);
/** The settings with the weeks of the form: fields title-1, start-1, title-2, ... */
const SettingsSchema = textFields<string>([
  'title',
  'timeZone',
  'retention',
  ...NUMBERS.flatMap((n) => [`title-${n}`, `start-${n}`]),
]).transform((fields): SettingsForm => {
  const weeks = NUMBERS.map((number) => ({
    number,
    title: fields[`title-${number}`] ?? '',
    start: fields[`start-${number}`] ?? '',
  }));
  const { title = '', timeZone = '', retention = '' } = fields;
  return { title, timeZone, retention, weeks };
});

/** GET and POST the settings; GET /courses; GET and POST /admin/courses. */
export function createCourseSettingsRoutes(routes: Routes, deps: CourseSettingsDeps): void {
  const { pages } = deps;
  const show = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    input: {
      typed?: SettingsForm;
      errors?: FieldErrors;
      conflicts?: readonly WeekConflict[];
      done?: boolean;
      moved?: readonly number[];
    },
  ): Promise<void> => {
    const more = { ...input, plan: deps.planRetention(membership), mostWeeks: MOST_WEEKS };
    const page = presentSettings(membership, more, pages.words(req, res));
    await pages.send(req, res, 'home/settings', page);
  };
  routes.get(
    SETTINGS,
    { access: 'instructor', query: textFields(['done', 'moved']) },
    (req, res, { membership, query }) => {
      const { done, moved } = query;
      return show(req, res, membership, { done: done === 'yes', moved: moved.split('-').map(Number) });
    },
  );
  routes.post(
    SETTINGS,
    { access: 'instructor', form: SettingsSchema },
    async (req, res, { membership, body: typed }) => {
      const changed = deps.changeSettings(membership, typed);
      if ('errors' in changed) return show(req, res.status(422), membership, { typed, ...changed });
      const moved = changed.moved.length > 0 ? `&moved=${changed.moved.join('-')}` : '';
      res.redirect(303, `${staffUrl(membership.course.slug, 'settings')}?done=yes${moved}`);
    },
  );
  routes.get('/courses', 'signed-in', async (req, res, { person }) => {
    const page = presentMyCourses(
      person,
      deps.listCoursesOf(person.id),
      deps.listInvitations(person.id),
      pages.words(req, res),
    );
    await pages.send(req, res, 'home/courses', page);
  });
  const showAdmin = async (
    req: RouteRequest,
    res: Response,
    typed: Record<string, string>,
    errors: FieldErrors,
  ): Promise<void> => {
    const input = { list: deps.listCourses(), proxy: deps.proxyWatch.noticeFor(req), typed, errors };
    const page = presentAdminCourses(input, pages.words(req, res));
    await pages.send(req, res, 'home/admin-courses', page);
  };
  routes.get('/admin/courses', 'admin', (req, res) => showAdmin(req, res, {}, {}));
  routes.post(
    '/admin/courses',
    { access: 'admin', form: textFields(['title', 'slug', 'timeZone', 'firstWeek', 'weeks']) },
    async (req, res, { person, body: typed }) => {
      const made = deps.createCourse(person, typed);
      if ('errors' in made) return showAdmin(req, res.status(422), typed, made.errors);
      res.redirect(303, staffUrl(made.slug, 'settings'));
    },
  );
}
