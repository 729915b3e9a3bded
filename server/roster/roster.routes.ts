/**
 * Owns the addresses at which the staff sees the people of a course, and instructors change, import and invite them.
 */
import type { Request, Response } from 'express';
import type { PasswordLinks } from '../accounts/password-links.ts';
import { AppError } from '../kernel/errors.ts';
import { requireMembership } from '../kernel/http/access.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { readFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { outdatedNotice } from '../kernel/preview.ts';
import { readText } from '../kernel/text/decode-text.ts';
import type { Group } from './groups.store.ts';
import { presentImport, presentImported, presentPlan, presentRosterFile } from './import-roster.presenter.ts';
import type { ImportRoster } from './import-roster.ts';
import type { InvitesService } from './invites.ts';
import { presentHandout, presentInvites, presentMembers } from './members.presenter.ts';
import type { MembersService } from './members.ts';
import { ROSTER_BYTES } from './read-roster.ts';

export interface PeopleRoutesDeps {
  readonly pages: Pages;
  readonly members: MembersService;
  readonly passwordLinks: PasswordLinks;
  readonly importRoster: ImportRoster;
  readonly invites: InvitesService;
  readonly listGroups: (courseId: string) => readonly Group[];
  /** The address of this server as people type it: http://host:port. */
  readonly originOf: (req: Request) => string;
}

const PEOPLE = '/instructor/courses/:course/people';

/** GET the list, as a page or with ?format=csv as a file; POST :person/{role,remove,password-link}; GET and POST import; GET and POST invites, POST invites/:id/revoke. */
export function createPeopleRoutes(routes: Routes, deps: PeopleRoutesDeps): void {
  const { pages, members, invites, importRoster } = deps;
  const home = (res: Response): string => `/instructor/courses/${requireMembership(res).course.slug}/people`;
  routes.get(PEOPLE, 'staff', async (req, res) => {
    const membership = requireMembership(res);
    const { format, ...filter } = readFields(req.query, ['search', 'role', 'group', 'format']);
    const words = pages.words(req, res);
    const list = members.list(membership, filter);
    if (format === 'csv') {
      res.set('Cache-Control', 'no-store').attachment(`people-${membership.course.slug}.csv`);
      res.send(presentRosterFile(list, words));
      return;
    }
    await pages.send(
      req,
      res,
      'roster/members',
      presentMembers(list, filter, deps.listGroups(membership.course.id), membership, words),
    );
  });
  routes.post(`${PEOPLE}/:person/role`, 'instructor', (req, res) => {
    members.changeRole(requireMembership(res), String(req.params.person), readFields(req.body, ['role']).role);
    res.redirect(303, home(res));
  });
  routes.post(`${PEOPLE}/:person/remove`, 'instructor', (req, res) => {
    members.remove(requireMembership(res), String(req.params.person));
    res.redirect(303, home(res));
  });
  routes.post(`${PEOPLE}/:person/password-link`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    members.get(membership, String(req.params.person));
    const { person, token } = deps.passwordLinks.issue(membership, String(req.params.person));
    const link = `${deps.originOf(req)}/password/${token}`;
    await pages.send(req, res, 'roster/handout', presentHandout(person.name, link, membership, pages.words(req, res)));
  });

  routes.get(`${PEOPLE}/import`, 'instructor', async (req, res) => {
    const page = presentImport(requireMembership(res), { text: '', error: '' }, pages.words(req, res));
    await pages.send(req, res, 'roster/import', page);
  });
  const showPlan = async (
    req: Request,
    res: Response,
    text: string,
    encoding: string,
    notice: string,
  ): Promise<void> => {
    const membership = requireMembership(res);
    const words = pages.words(req, res);
    try {
      const plan = importRoster.plan(membership, text);
      await pages.send(
        req,
        res,
        'roster/import-plan',
        presentPlan(plan, { text, encoding, notice }, membership, words),
      );
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid-form') throw error;
      const page = presentImport(membership, { text, error: words.t(error.detail, error.values) }, words);
      await pages.send(req, res.status(422), 'roster/import', page);
    }
  };
  routes.post(`${PEOPLE}/import`, { access: 'instructor', body: 'upload' }, async (req, res) => {
    const { text: pasted } = readFields(req.body, ['text'], ROSTER_BYTES);
    const file = req.file && req.file.size > 0 ? readText(req.file.buffer) : undefined;
    await showPlan(req, res, file?.text ?? pasted, file?.encoding ?? '', '');
  });
  // As the file came: a form of one part per field is not longer than its fields.
  routes.post(`${PEOPLE}/import/apply`, { access: 'instructor', body: 'upload' }, async (req, res) => {
    const membership = requireMembership(res);
    const { text, plan } = readFields(req.body, ['text', 'plan'], ROSTER_BYTES);
    const words = pages.words(req, res);
    try {
      const imported = importRoster.apply(membership, text, plan);
      await pages.send(req, res, 'roster/imported', presentImported(imported, deps.originOf(req), membership, words));
    } catch (error) {
      const notice = outdatedNotice(error, words);
      await showPlan(req, res.status(409), text, '', notice);
    }
  });

  const showInvites = async (
    req: Request,
    res: Response,
    typed: Record<string, string>,
    errors: FieldErrors,
    link: string,
  ): Promise<void> => {
    const membership = requireMembership(res);
    const input = { typed, errors, link, origin: deps.originOf(req) };
    const page = presentInvites(invites.list(membership), input, membership, pages.words(req, res));
    await pages.send(req, res, 'roster/invites', page);
  };
  routes.get(`${PEOPLE}/invites`, 'instructor', (req, res) => showInvites(req, res, {}, {}, ''));
  routes.post(`${PEOPLE}/invites`, 'instructor', async (req, res) => {
    const typed = readFields(req.body, ['role', 'days', 'uses']);
    const made = invites.create(requireMembership(res), typed);
    if ('errors' in made) return showInvites(req, res.status(422), typed, made.errors, '');
    await showInvites(req, res, {}, {}, `${deps.originOf(req)}/join/${made.token}`);
  });
  routes.post(`${PEOPLE}/invites/:id/revoke`, 'instructor', (req, res) => {
    invites.revoke(requireMembership(res), String(req.params.id));
    res.redirect(303, `${home(res)}/invites`);
  });
  routes.post(`${PEOPLE}/class-code`, 'instructor', (req, res) => {
    invites.setClassCode(requireMembership(res), readFields(req.body, ['action']).action === 'on');
    res.redirect(303, `${home(res)}/invites`);
  });
}
