/**
 * Owns the addresses of personal data: one's own export, export and deletion by instructors and admins, what a course keeps.
 */
import type { Request, Response } from 'express';
import type { Person } from '../kernel/actor.ts';
import { requireMembership } from '../kernel/http/access.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { readFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import { createMinuteLimit } from '../kernel/http/rate-limits.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { requirePerson } from '../kernel/http/signed-in.ts';
import { type TextFile, zipFiles } from '../kernel/text/zip.ts';
import type { DeletePerson, DeletionForm, DeletionPreview } from './delete-person.ts';
import type { ExportPerson } from './export-person.ts';
import type { FoundPerson } from './personal-data.store.ts';
import { presentDeletion, presentHeld, presentOwnData, presentPeopleSearch } from './privacy.presenter.ts';
import type { RetentionService } from './retention.ts';

export interface PersonalDataDeps {
  readonly pages: Pages;
  readonly exportPerson: ExportPerson;
  readonly deletePerson: DeletePerson;
  readonly retention: RetentionService;
  readonly searchPeople: (text: string, limit: number) => FoundPerson[];
  readonly clock: () => Date;
}

const COURSE = '/instructor/courses/:course';
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
  const personOf = (req: Request): string => String(req.params.person);
  const send = (req: Request, res: Response, name: string, files: readonly TextFile[]): void => {
    const readme = { path: 'README.txt', text: pages.words(req, res).t('personalData:export.readme') };
    const zip = Buffer.from(zipFiles([readme, ...files], deps.clock()));
    res.set('Cache-Control', 'no-store').attachment(`${name}.zip`).send(zip);
  };
  const readDeletion = (req: Request): DeletionForm => readFields(req.body, ['name', 'reason']);

  routes.get('/account/data', 'signed-in', (req, res) =>
    pages.send(req, res, 'privacy/own', presentOwnData(pages.words(req, res))),
  );
  routes.post('/account/data', { access: 'signed-in', limits }, (req, res) => {
    const person = requirePerson(res);
    send(req, res, 'my-data', exportPerson.all(person, person));
  });

  const showMember = async (
    req: Request,
    res: Response,
    more: { typed?: DeletionForm; errors?: FieldErrors } = {},
  ): Promise<void> => {
    const membership = requireMembership(res);
    const { slug, title } = membership.course;
    const words = pages.words(req, res);
    const people = `/instructor/courses/${slug}/people`;
    const back = { url: people, title: words.t('people:title') };
    const place = { base: `${people}/${encodeURIComponent(personOf(req))}`, back, course: title };
    const page = presentDeletion(deletePerson.preview(membership, personOf(req)), place, more, words);
    await pages.send(req, res, 'privacy/person', page);
  };
  routes.get(`${COURSE}/people/:person/data`, 'instructor', (req, res) => showMember(req, res));
  routes.post(`${COURSE}/people/:person/data`, { access: 'instructor', limits }, (req, res) => {
    const membership = requireMembership(res);
    const { person } = deletePerson.preview(membership, personOf(req));
    send(req, res, `data-${membership.course.slug}`, exportPerson.fromCourse(membership, person));
  });
  routes.post(`${COURSE}/people/:person/delete`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const typed = readDeletion(req);
    const done = deletePerson.remove(membership, personOf(req), typed);
    if ('errors' in done) return showMember(req, res.status(422), { typed, errors: done.errors });
    res.redirect(303, `/instructor/courses/${membership.course.slug}/data`);
  });
  routes.get(`${COURSE}/data`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const [held, plan] = [retention.listHeld(membership), retention.plan(membership)];
    await pages.send(req, res, 'privacy/course', presentHeld(held, plan, membership, pages.words(req, res)));
  });

  routes.get('/admin/people', 'admin', async (req, res) => {
    const { search, done } = readFields(req.query, ['search', 'done']);
    const text = search.trim();
    const found = text === '' ? [] : deps.searchPeople(text, MOST_FOUND);
    const page = presentPeopleSearch(found, text, done === 'yes', pages.words(req, res));
    await pages.send(req, res, 'privacy/search', page);
  });
  const showAnybody = async (
    req: Request,
    res: Response,
    found: DeletionPreview,
    more: { typed?: DeletionForm; errors?: FieldErrors } = {},
  ): Promise<void> => {
    const words = pages.words(req, res);
    const back = { url: '/admin/people', title: words.t('personalData:search.title') };
    const place = { base: `/admin/people/${encodeURIComponent(found.person.id)}`, back, course: '' };
    await pages.send(req, res, 'privacy/person', presentDeletion(found, place, more, words));
  };
  const look = (req: Request, res: Response): DeletionPreview =>
    deletePerson.previewEverywhere(requirePerson(res), personOf(req));
  routes.get('/admin/people/:person', 'admin', (req, res) => showAnybody(req, res, look(req, res)));
  routes.post('/admin/people/:person/data', { access: 'admin', limits }, (req, res) => {
    const { person }: { person: Person } = look(req, res);
    send(req, res, 'data', exportPerson.all(person, requirePerson(res)));
  });
  routes.post('/admin/people/:person/delete', 'admin', async (req, res) => {
    const typed = readDeletion(req);
    const done = deletePerson.removeEverywhere(requirePerson(res), personOf(req), typed);
    if ('errors' in done) return showAnybody(req, res.status(422), look(req, res), { typed, errors: done.errors });
    res.redirect(303, '/admin/people?done=yes');
  });
}
