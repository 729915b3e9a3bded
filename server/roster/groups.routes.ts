/**
 * Owns the addresses at which the staff sees the tutorial groups of a course, and instructors change them.
 */
import type { Request, Response } from 'express';
import { requireMembership } from '../kernel/http/access.ts';
import { readFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { outdatedNotice } from '../kernel/preview.ts';
import { presentDistribution, presentGroups, type TypedGroup } from './groups.presenter.ts';
import type { GroupsService } from './groups.ts';

const GROUPS = '/instructor/courses/:course/groups';

/** The chosen groups of a form with a field `g.<student>` each. */
function chosenGroups(body: unknown): Map<string, string> {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>);
  return new Map(
    fields.flatMap(([name, value]) =>
      name.startsWith('g.') && typeof value === 'string' ? [[name.slice(2), value] as const] : [],
    ),
  );
}

/** GET the page; POST a new group, :group/{change,remove}, students; GET and POST distribute. */
export function createGroupsRoutes(routes: Routes, { pages, groups }: { pages: Pages; groups: GroupsService }): void {
  const home = (res: Response): string => `/instructor/courses/${requireMembership(res).course.slug}/groups`;
  const show = async (req: Request, res: Response, typed?: TypedGroup): Promise<void> => {
    const membership = requireMembership(res);
    const input = { typed, done: readFields(req.query, ['done']).done === 'yes' };
    const page = presentGroups(groups.open(membership), input, membership, pages.words(req, res));
    await pages.send(req, res, 'roster/groups', page);
  };
  const back = (res: Response): void => res.redirect(303, `${home(res)}?done=yes`);

  routes.get(GROUPS, 'staff', (req, res) => show(req, res));
  routes.post(GROUPS, 'instructor', async (req, res) => {
    const form = readFields(req.body, ['name', 'tutor']);
    const errors = groups.create(requireMembership(res), form);
    if (Object.keys(errors).length > 0) return show(req, res.status(422), { id: '', ...form, errors });
    back(res);
  });
  routes.post(`${GROUPS}/students`, 'instructor', (req, res) => {
    groups.assign(requireMembership(res), chosenGroups(req.body));
    back(res);
  });
  const showPlan = async (req: Request, res: Response, notice: string): Promise<void> => {
    const membership = requireMembership(res);
    const plan = groups.planDistribution(membership);
    const page = presentDistribution(plan, notice, membership, pages.words(req, res));
    await pages.send(req, res, 'roster/distribute-groups', page);
  };
  routes.get(`${GROUPS}/distribute`, 'instructor', (req, res) => showPlan(req, res, ''));
  routes.post(`${GROUPS}/distribute`, 'instructor', async (req, res) => {
    try {
      groups.distribute(requireMembership(res), readFields(req.body, ['hash']).hash);
    } catch (error) {
      const notice = outdatedNotice(error, pages.words(req, res));
      return showPlan(req, res.status(409), notice);
    }
    back(res);
  });
  routes.post(`${GROUPS}/:group/change`, 'instructor', async (req, res) => {
    const id = String(req.params.group);
    const form = readFields(req.body, ['name', 'tutor']);
    const errors = groups.change(requireMembership(res), id, form);
    if (Object.keys(errors).length > 0) return show(req, res.status(422), { id, ...form, errors });
    back(res);
  });
  routes.post(`${GROUPS}/:group/remove`, 'instructor', (req, res) => {
    groups.remove(requireMembership(res), String(req.params.group));
    back(res);
  });
}
