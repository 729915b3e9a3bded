/**
 * Owns the addresses at which the staff sees the people of a course, and instructors change, import and invite them.
 */
import type { Response } from 'express';
import { LINK_DAYS, passwordUrl } from '../accounts/index.ts';
import type { Ownership } from '../accounts/ownership.ts';
import type { PasswordLinks } from '../accounts/password-links.ts';
import { LATE_RULES } from '../courses/index.ts';
import type { Membership, Person } from '../kernel/actor.ts';
import { AppError } from '../kernel/errors.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { editableText, listField, textFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { outdatedNotice } from '../kernel/preview.ts';
import type { Entry } from './entry.ts';
import { linkDays } from './first-links.ts';
import type { Group } from './groups.store.ts';
import { presentImport, presentImported, presentPlan, presentRosterFile } from './import-roster.presenter.ts';
import type { ImportRoster } from './import-roster.ts';
import type { InvitesService } from './invites.ts';
import { presentHandout, presentInvites, presentMembers, presentSureRole } from './members.presenter.ts';
import type { Member } from './members.store.ts';
import type { MemberFilter, MembersService } from './members.ts';
import { ROSTER_BYTES } from './read-roster.ts';
import type { ReadRosterFile, RosterFile } from './roster-file.ts';
import { joinUrl, memberUrls } from './urls.ts';

export interface PeopleRoutesDeps {
  readonly pages: Pages;
  readonly members: MembersService;
  readonly passwordLinks: PasswordLinks;
  readonly importRoster: ImportRoster;
  /** How many have never signed in and can be given a link. */
  readonly countNewcomers: (membership: Membership) => number;
  readonly readRosterFile: ReadRosterFile;
  readonly invites: InvitesService;
  readonly entry: Entry;
  readonly ownership: Ownership;
  readonly listGroups: (courseId: string) => readonly Group[];
  readonly findPerson: (id: string) => Person | undefined;
  /** The address of this server as people type it: http://host:port. */
  readonly originOf: (req: RouteRequest) => string;
}

const PEOPLE = '/instructor/courses/:course/people';
/** A text without a file. */
const pasted = (text: string): RosterFile => ({ text, encoding: '', sheet: '' });
const ALL: MemberFilter = { search: '', role: '', group: '', state: '' };

/** GET the list, as a page or with ?format=csv as a file; POST confirm, :person/{role,remove,password-link}; GET and POST import; GET and POST invites, POST invites/:id/revoke, class-code, entry. */
export function createRosterRoutes(routes: Routes, deps: PeopleRoutesDeps): void {
  const { pages, members, invites, importRoster } = deps;
  const mayLink = ({ course, person }: Membership, { id }: Member): boolean => {
    const target = deps.findPerson(id);
    return target !== undefined && deps.ownership.mayIssue(person, course.id, target);
  };
  const urlsOf = ({ course }: Membership) => memberUrls(course.slug);
  routes.get(
    PEOPLE,
    { access: 'staff', query: textFields(['search', 'role', 'group', 'state', 'format']) },
    async (req, res, { membership, query }) => {
      const { format, ...filter } = query;
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
        presentMembers(
          {
            list,
            filter,
            groups: deps.listGroups(membership.course.id),
            everybody: members.list(membership, ALL),
            newcomers: membership.role === 'instructor' ? deps.countNewcomers(membership) : 0,
          },
          (member) => mayLink(membership, member),
          membership,
          words,
        ),
      );
    },
  );
  routes.post(
    `${PEOPLE}/:person/role`,
    { access: 'instructor', form: textFields(['role', 'sure']) },
    async (req, res, { membership, params, body }) => {
      const { role, sure } = body;
      const done = members.changeRole(membership, params.person, role, sure === 'yes');
      if (done === 'done') return res.redirect(303, urlsOf(membership).list);
      const member = members.get(membership, params.person);
      const page = presentSureRole(member, role, membership, pages.words(req, res));
      await pages.send(req, res, 'roster/sure-role', page);
    },
  );
  routes.post(
    `${PEOPLE}/confirm`,
    { access: 'instructor', form: textFields(['all']).extend({ person: listField, shown: listField }) },
    (_req, res, { membership, body }) => {
      // All that the page showed, not all that there are: somebody may have come since.
      deps.entry.confirm(membership, body.all === 'yes' ? body.shown : body.person);
      res.redirect(303, urlsOf(membership).list);
    },
  );
  routes.post(`${PEOPLE}/:person/remove`, 'instructor', (_req, res, { membership, params }) => {
    members.remove(membership, params.person);
    res.redirect(303, urlsOf(membership).list);
  });
  routes.post(`${PEOPLE}/:person/password-link`, 'instructor', async (req, res, { membership, params }) => {
    const { name } = members.get(membership, params.person);
    const { token } = deps.passwordLinks.issue(membership, params.person);
    const link = deps.originOf(req) + passwordUrl(token);
    await pages.send(req, res, 'roster/handout', presentHandout(name, link, membership, pages.words(req, res)));
  });

  routes.get(`${PEOPLE}/import`, 'instructor', async (req, res, { membership }) => {
    const page = presentImport(membership, { text: '', error: '' }, pages.words(req, res));
    await pages.send(req, res, 'roster/import', page);
  });
  const showPlan = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    { text, encoding, sheet }: RosterFile,
    notice: string,
  ): Promise<void> => {
    const words = pages.words(req, res);
    try {
      const plan = importRoster.plan(membership, text);
      const begun = importRoster.hasBegun(membership);
      await pages.send(
        req,
        res,
        'roster/import-plan',
        presentPlan(plan, { text, encoding, sheet, notice, begun }, membership, words),
      );
    } catch (error) {
      await refuse(req, res, membership, editableText(text, encoding !== '' || sheet !== ''), error);
    }
  };
  /** Shows the form again with what is wrong. @throws whatever is no refusal */
  const refuse = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    text: string,
    error: unknown,
  ): Promise<void> => {
    if (!(error instanceof AppError) || error.code !== 'invalid-form') throw error;
    const words = pages.words(req, res);
    const page = presentImport(membership, { text, error: words.t(error.detail, error.values) }, words);
    await pages.send(req, res.status(422), 'roster/import', page);
  };
  routes.post(
    `${PEOPLE}/import`,
    { access: 'instructor', upload: textFields(['text'], ROSTER_BYTES) },
    async (req, res, { membership, body }) => {
      if (!req.file || req.file.size === 0) return showPlan(req, res, membership, pasted(body.text), '');
      let file: RosterFile;
      try {
        file = await deps.readRosterFile(req.file.buffer);
      } catch (error) {
        return refuse(req, res, membership, '', error);
      }
      await showPlan(req, res, membership, file, '');
    },
  );
  // As the file came: a form of one part per field is not longer than its fields.
  routes.post(
    `${PEOPLE}/import/apply`,
    {
      access: 'instructor',
      upload: textFields(['text', 'plan', 'days', 'late'], ROSTER_BYTES).extend({ vouch: listField }),
    },
    async (req, res, { membership, body }) => {
      const { text, plan, vouch, days, late } = body;
      const words = pages.words(req, res);
      try {
        const imported = await importRoster.apply(membership, text, plan, {
          vouched: vouch,
          days: linkDays(days) ?? LINK_DAYS,
          late: LATE_RULES.find((one) => one === late) ?? null,
        });
        await pages.send(req, res, 'roster/imported', presentImported(imported, deps.originOf(req), membership, words));
      } catch (error) {
        const notice = outdatedNotice(error, words);
        await showPlan(req, res.status(409), membership, pasted(text), notice);
      }
    },
  );

  const showInvites = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    typed: Record<string, string>,
    errors: FieldErrors,
    link: string,
  ): Promise<void> => {
    const input = { typed, errors, link, origin: deps.originOf(req), rules: invites.entryRules(membership) };
    const page = presentInvites(invites.list(membership), input, membership, pages.words(req, res));
    await pages.send(req, res, 'roster/invites', page);
  };
  routes.get(`${PEOPLE}/invites`, 'instructor', (req, res, { membership }) =>
    showInvites(req, res, membership, {}, {}, ''),
  );
  routes.post(
    `${PEOPLE}/invites`,
    { access: 'instructor', form: textFields(['role', 'days', 'uses']) },
    async (req, res, { membership, body: typed }) => {
      const made = invites.create(membership, typed);
      if ('errors' in made) return showInvites(req, res.status(422), membership, typed, made.errors, '');
      await showInvites(req, res, membership, {}, {}, deps.originOf(req) + joinUrl(made.token));
    },
  );
  routes.post(`${PEOPLE}/invites/:id/revoke`, 'instructor', (_req, res, { membership, params }) => {
    invites.revoke(membership, params.id);
    res.redirect(303, urlsOf(membership).invites);
  });
  routes.post(
    `${PEOPLE}/class-code`,
    { access: 'instructor', form: textFields(['action']) },
    (_req, res, { membership, body }) => {
      invites.setClassCode(membership, body.action === 'on');
      res.redirect(303, urlsOf(membership).invites);
    },
  );
  routes.post(
    `${PEOPLE}/entry`,
    { access: 'instructor', form: textFields(['code', 'quizzes']) },
    (_req, res, { membership, body }) => {
      invites.setEntryRules(membership, body);
      res.redirect(303, urlsOf(membership).invites);
    },
  );
}
