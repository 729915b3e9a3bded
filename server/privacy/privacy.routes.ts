/**
 * Owns the addresses of personal data: one's own export, export and deletion by instructors and admins, what a course keeps.
 */
import type { Response } from 'express';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { textFields } from '../kernel/http/form.ts';
import type { Place } from '../kernel/http/input.ts';
import type { Pages } from '../kernel/http/pages.ts';
import { createMinuteLimit } from '../kernel/http/rate-limits.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { chain } from '../kernel/slices.ts';
import { type TextFile, zipFiles } from '../kernel/text/zip.ts';
import { memberUrls } from '../roster/index.ts';
import type { DeletePerson, DeletionForm, DeletionPreview } from './delete-person.ts';
import type { ExportPerson } from './export-person.ts';
import type { FoundPerson } from './personal-data.store.ts';
import {
  type BackupAge,
  presentDeletion,
  presentHeld,
  presentOwnData,
  presentPeopleSearch,
} from './privacy.presenter.ts';
import type { RetentionService } from './retention.ts';
import { ANYBODY_URL, anybodyUrl, dataUrl } from './urls.ts';

export interface PersonalDataDeps {
  readonly pages: Pages;
  readonly exportPerson: ExportPerson;
  readonly deletePerson: DeletePerson;
  readonly retention: RetentionService;
  readonly searchPeople: (text: string, limit: number) => FoundPerson[];
  readonly clock: () => Date;
  readonly backups: BackupAge | undefined;
}

const COURSE = '/instructor/courses/:course';
const MEMBER = `${COURSE}/people/:person`;
const DeletionSchema = textFields(['name', 'reason']);
const MOST_FOUND = 50;
/** Exports that one person may make in a minute: each reads and packs everything. */
const EXPORTS_PER_MINUTE = 10;

/**
 * GET and POST /account/data; GET people/:person/data, POST people/:person/{data,delete}, GET data, all below a course;
 * GET /admin/people, GET /admin/people/:person, POST /admin/people/:person/{data,delete}.
 */
export function createPersonalDataRoutes(routes: Routes, deps: PersonalDataDeps): void {
  const { pages, exportPerson, deletePerson, retention } = deps;
  const limits = [createMinuteLimit(EXPORTS_PER_MINUTE, 'errors:too-many-requests.detail')];
  const send = async (req: RouteRequest, res: Response, name: string, files: Iterable<TextFile>): Promise<void> => {
    const readme = { path: 'README.txt', text: pages.words(req, res).t('personalData:export.readme') };
    const zip = await zipFiles(chain([readme], files), deps.clock());
    res.set('Cache-Control', 'no-store').attachment(`${name}.zip`).send(zip);
  };

  routes.get('/account/data', 'signed-in', (req, res) =>
    pages.send(req, res, 'privacy/own', presentOwnData(pages.words(req, res))),
  );
  routes.post('/account/data', { access: 'signed-in', limits, stores: ['exports'] }, (req, res, { person }) =>
    send(req, res, 'my-data', exportPerson.all(person, person)),
  );

  const showMember = async (
    req: RouteRequest,
    res: Response,
    { membership, params }: Place<typeof MEMBER>,
    more: { typed?: DeletionForm; errors?: FieldErrors } = {},
  ): Promise<void> => {
    const { slug, title } = membership.course;
    const words = pages.words(req, res);
    const people = memberUrls(slug);
    const back = { url: people.list, title: words.t('people:title') };
    const place = { base: people.person(params.person), back, course: title, backups: deps.backups };
    const page = presentDeletion(deletePerson.preview(membership, params.person), place, more, words);
    await pages.send(req, res, 'privacy/person', page);
  };
  routes.get(`${MEMBER}/data`, 'instructor', (req, res, input) => showMember(req, res, input));
  routes.post(`${MEMBER}/data`, { access: 'instructor', limits }, (req, res, { membership, params }) => {
    const { person } = deletePerson.preview(membership, params.person);
    return send(req, res, `data-${membership.course.slug}`, exportPerson.fromCourse(membership, person));
  });
  routes.post(`${MEMBER}/delete`, { access: 'instructor', form: DeletionSchema }, async (req, res, input) => {
    const { membership, params, body: typed } = input;
    const done = deletePerson.remove(membership, params.person, typed);
    if ('errors' in done) return showMember(req, res.status(422), input, { typed, errors: done.errors });
    res.redirect(303, dataUrl(membership.course.slug));
  });
  routes.get(`${COURSE}/data`, 'instructor', async (req, res, { membership }) => {
    const [held, plan] = [await retention.listHeld(membership), retention.plan(membership)];
    await pages.send(req, res, 'privacy/course', presentHeld(held, plan, membership, pages.words(req, res)));
  });

  routes.get(
    '/admin/people',
    { access: 'admin', query: textFields(['search', 'done']) },
    async (req, res, { query }) => {
      const { search, done } = query;
      const text = search.trim();
      const found = text === '' ? [] : deps.searchPeople(text, MOST_FOUND);
      const page = presentPeopleSearch(found, text, done === 'yes', pages.words(req, res));
      await pages.send(req, res, 'privacy/search', page);
    },
  );
  const showAnybody = async (
    req: RouteRequest,
    res: Response,
    found: DeletionPreview,
    more: { typed?: DeletionForm; errors?: FieldErrors } = {},
  ): Promise<void> => {
    const words = pages.words(req, res);
    const back = { url: ANYBODY_URL, title: words.t('personalData:search.title') };
    const place = { base: anybodyUrl(found.person.id), back, course: '', backups: deps.backups };
    await pages.send(req, res, 'privacy/person', presentDeletion(found, place, more, words));
  };
  const { previewEverywhere } = deletePerson;
  routes.get('/admin/people/:person', 'admin', (req, res, { person: admin, params }) =>
    showAnybody(req, res, previewEverywhere(admin, params.person)),
  );
  routes.post('/admin/people/:person/data', { access: 'admin', limits }, (req, res, { person: admin, params }) => {
    const { person } = previewEverywhere(admin, params.person);
    return send(req, res, 'data', exportPerson.all(person, admin));
  });
  routes.post('/admin/people/:person/delete', { access: 'admin', form: DeletionSchema }, async (req, res, input) => {
    const { person: admin, params, body: typed } = input;
    const done = deletePerson.removeEverywhere(admin, params.person, typed);
    if ('errors' in done) {
      const found = previewEverywhere(admin, params.person);
      return showAnybody(req, res.status(422), found, { typed, errors: done.errors });
    }
    res.redirect(303, `${ANYBODY_URL}?done=yes`);
  });
}
