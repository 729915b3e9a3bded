/**
 * Owns the addresses at which the staff sees the tutorial groups of a course, and instructors change them.
 */
import type { Response } from 'express';
import { z } from 'zod';
import type { Membership } from '../kernel/actor.ts';
import { DoneQuery, textFields } from '../kernel/http/form.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { outdatedNotice } from '../kernel/preview.ts';
import { presentDistribution, presentGroups, type TypedGroup } from './groups.presenter.ts';
import type { GroupsService } from './groups.ts';
import { groupUrls } from './urls.ts';

const GROUPS = '/instructor/courses/:course/groups';

const GroupSchema = textFields(['name', 'tutor']);
/** The chosen groups of a form with a field `g.<student>` each. */
const ChosenSchema = z
  .record(z.string(), z.unknown())
  .transform(
    (fields) =>
      new Map(
        Object.entries(fields).flatMap(([name, value]) =>
          name.startsWith('g.') && typeof value === 'string' ? [[name.slice(2), value] as const] : [],
        ),
      ),
  );

/** GET the page; POST a new group, :group/{change,remove}, students; GET and POST distribute. */
export function createGroupsRoutes(routes: Routes, { pages, groups }: { pages: Pages; groups: GroupsService }): void {
  const show = async (
    req: RouteRequest,
    res: Response,
    membership: Membership,
    input: { typed?: TypedGroup; done?: boolean },
  ): Promise<void> => {
    const page = presentGroups(
      groups.open(membership),
      { typed: input.typed, done: input.done ?? false },
      membership,
      pages.words(req, res),
    );
    await pages.send(req, res, 'roster/groups', page);
  };
  const back = (res: Response, { course }: Membership): void =>
    res.redirect(303, `${groupUrls(course.slug).list}?done=yes`);

  routes.get(GROUPS, { access: 'staff', query: DoneQuery }, (req, res, { membership, query }) =>
    show(req, res, membership, { done: query.done === 'yes' }),
  );
  routes.post(GROUPS, { access: 'instructor', form: GroupSchema }, async (req, res, { membership, body: form }) => {
    const errors = groups.create(membership, form);
    if (Object.keys(errors).length > 0)
      return show(req, res.status(422), membership, { typed: { id: '', ...form, errors } });
    back(res, membership);
  });
  routes.post(
    `${GROUPS}/students`,
    { access: 'instructor', form: ChosenSchema },
    (_req, res, { membership, body: chosen }) => {
      groups.assign(membership, chosen);
      back(res, membership);
    },
  );
  const showPlan = async (req: RouteRequest, res: Response, membership: Membership, notice: string): Promise<void> => {
    const plan = groups.planDistribution(membership);
    const page = presentDistribution(plan, notice, membership, pages.words(req, res));
    await pages.send(req, res, 'roster/distribute-groups', page);
  };
  routes.get(`${GROUPS}/distribute`, 'instructor', (req, res, { membership }) => showPlan(req, res, membership, ''));
  routes.post(
    `${GROUPS}/distribute`,
    { access: 'instructor', form: textFields(['hash']) },
    async (req, res, { membership, body }) => {
      try {
        groups.distribute(membership, body.hash);
      } catch (error) {
        const notice = outdatedNotice(error, pages.words(req, res));
        return showPlan(req, res.status(409), membership, notice);
      }
      back(res, membership);
    },
  );
  routes.post(
    `${GROUPS}/:group/change`,
    { access: 'instructor', form: GroupSchema },
    async (req, res, { membership, params, body: form }) => {
      const { group: id } = params;
      const errors = groups.change(membership, id, form);
      if (Object.keys(errors).length > 0)
        return show(req, res.status(422), membership, { typed: { id, ...form, errors } });
      back(res, membership);
    },
  );
  routes.post(`${GROUPS}/:group/remove`, 'instructor', (_req, res, { membership, params }) => {
    groups.remove(membership, params.group);
    back(res, membership);
  });
}
