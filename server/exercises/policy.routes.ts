/**
 * Owns the addresses at which instructors change the rules of exercises and grant extensions.
 */

import type { Response } from 'express';
import type { Problems } from '../kernel/http/field-errors.ts';
import { DoneQuery, textFields } from '../kernel/http/form.ts';
import type { Place } from '../kernel/http/input.ts';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import type { WordKey } from '../kernel/text/words.ts';
import {
  describeRefusedGrant,
  describeRefusedRules,
  presentPolicyForm,
  presentPolicyTable,
  type TypedPolicy,
} from './course-policy.presenter.ts';
import type { CoursePolicyService } from './course-policy.ts';
import { readGrant, readPolicy } from './policy-form.ts';
import { policyUrl } from './urls.ts';

export interface PolicyRoutesDeps {
  readonly pages: Pages;
  readonly coursePolicy: CoursePolicyService;
}

const TABLE = '/instructor/courses/:course/exercises';
const EXERCISE = `${TABLE}/:slug`;
/** Longest text of a field, characters. */
const TEXT = 5_000;
const RulesSchema = textFields(
  ['release', 'dueMode', 'due', 'late', 'attempts', 'coolDown', 'hiddenResults', 'counts'],
  TEXT,
);
const GrantSchema = textFields(['person', 'due', 'never', 'attempts', 'reason'], TEXT);
/** What was just done, told once on the page that follows. */
const DONE: Readonly<Record<string, WordKey>> = { rules: 'rules:edit.saved', grant: 'rules:grant.saved' };

/** GET the table, GET and POST the rules of an exercise, POST extensions, POST extensions/:person/revoke. */
export function createPolicyRoutes(routes: Routes, { pages, coursePolicy }: PolicyRoutesDeps): void {
  const back = (res: Response, { membership, params }: Place<typeof EXERCISE>, done: string): void => {
    const { course } = membership;
    res.redirect(303, `${policyUrl(course.slug, params.slug)}?done=${done}`);
  };
  const show = async (
    req: RouteRequest,
    res: Response,
    { membership, params }: Place<typeof EXERCISE>,
    typed: TypedPolicy,
  ): Promise<void> => {
    const rules = coursePolicy.get(membership, params.slug);
    const students = coursePolicy.listStudents(membership);
    await pages.send(
      req,
      res,
      'exercises/policy',
      presentPolicyForm(rules, students, membership, typed, pages.words(req, res)),
    );
  };
  routes.get(TABLE, 'instructor', async (req, res, { membership }) => {
    const table = presentPolicyTable(coursePolicy.list(membership), membership, pages.words(req, res));
    await pages.send(req, res, 'exercises/course-policy', table);
  });
  routes.get(EXERCISE, { access: 'instructor', query: DoneQuery }, async (req, res, input) => {
    const { done } = input.query;
    await show(req, res, input, { done: Object.hasOwn(DONE, done) ? DONE[done] : undefined });
  });
  routes.post(EXERCISE, { access: 'instructor', form: RulesSchema }, async (req, res, input) => {
    const { membership, params, body: fields } = input;
    const { policy, problems } = readPolicy(fields, membership.course.timeZone);
    const refuse = (wrong: Problems): Promise<void> =>
      show(req, res.status(422), input, { rules: { fields, problems: wrong } });
    if (Object.keys(problems).length > 0) return refuse(problems);
    const refused = coursePolicy.set(membership, params.slug, policy);
    if (refused) return refuse(describeRefusedRules(refused, pages.words(req, res)));
    back(res, input, 'rules');
  });
  routes.post(`${EXERCISE}/extensions`, { access: 'instructor', form: GrantSchema }, async (req, res, input) => {
    const { membership, params, body: fields } = input;
    const { grant, problems } = readGrant(fields, membership.course.timeZone);
    const refuse = (wrong: Problems): Promise<void> =>
      show(req, res.status(422), input, { grant: { fields, problems: wrong } });
    if (Object.keys(problems).length > 0) return refuse(problems);
    const refused = coursePolicy.grant(membership, { exercise: params.slug, ...grant });
    if (refused) return refuse(describeRefusedGrant(refused, pages.words(req, res)));
    back(res, input, 'grant');
  });
  routes.post(`${EXERCISE}/extensions/:person/revoke`, 'instructor', (_req, res, input) => {
    const { membership, params } = input;
    coursePolicy.revoke(membership, params.slug, params.person);
    back(res, input, 'none');
  });
}
