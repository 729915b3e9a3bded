/**
 * Owns the addresses at which instructors change the rules of exercises and grant extensions.
 */

import type { Request, Response } from 'express';
import { z } from 'zod';
import { AppError } from '../kernel/errors.ts';
import { requireMembership } from '../kernel/http/access.ts';
import type { Pages } from '../kernel/http/pages.ts';
import { parse } from '../kernel/http/parse.ts';
import type { Routes } from '../kernel/http/routes.ts';
import type { WordKey } from '../kernel/text/words.ts';
import { presentRulesForm, presentRulesTable, type TypedRules } from './course-policy.presenter.ts';
import type { CourseRulesService } from './course-policy.ts';
import { readGrant, readRules } from './policy-form.ts';

export interface RulesRoutesDeps {
  readonly pages: Pages;
  readonly courseRules: CourseRulesService;
}

const TABLE = '/instructor/courses/:course/exercises';
const text = z.string().max(5000).optional();
const RulesSchema = z.object({
  release: text,
  dueMode: text,
  due: text,
  late: text,
  attempts: text,
  coolDown: text,
  hiddenResults: text,
  counts: text,
});
const GrantSchema = z.object({ person: text, due: text, attempts: text, reason: text });
/** What was just done, told once on the page that follows. */
const DONE: Readonly<Record<string, WordKey>> = { rules: 'rules:edit.saved', grant: 'rules:grant.saved' };

/** GET the table, GET and POST the rules of an exercise, POST extensions, POST extensions/:person/revoke. */
export function createRulesRoutes(routes: Routes, { pages, courseRules }: RulesRoutesDeps): void {
  const slugOf = (req: Request): string => String(req.params.slug);
  const back = (req: Request, res: Response, done: string): void => {
    const { course } = requireMembership(res);
    res.redirect(303, `/instructor/courses/${course.slug}/exercises/${encodeURIComponent(slugOf(req))}?done=${done}`);
  };
  const show = async (req: Request, res: Response, typed: TypedRules): Promise<void> => {
    const membership = requireMembership(res);
    const rules = courseRules.get(membership, slugOf(req));
    const students = courseRules.listStudents(membership);
    await pages.send(
      req,
      res,
      'exercises/policy',
      presentRulesForm(rules, students, membership, typed, pages.words(req, res)),
    );
  };
  routes.get(TABLE, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const table = presentRulesTable(courseRules.list(membership), membership, pages.words(req, res));
    await pages.send(req, res, 'exercises/course-policy', table);
  });
  routes.get(`${TABLE}/:slug`, 'instructor', async (req, res) => {
    const done = Object.hasOwn(DONE, String(req.query.done)) ? DONE[String(req.query.done)] : undefined;
    await show(req, res, { done });
  });
  routes.post(`${TABLE}/:slug`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const fields = parse(RulesSchema, req.body) as Partial<Record<keyof z.infer<typeof RulesSchema>, string>>;
    const { policy, problems } = readRules(fields, membership.course.timeZone);
    if (Object.keys(problems).length > 0) {
      res.status(422);
      return show(req, res, { rules: { fields, problems } });
    }
    courseRules.set(membership, slugOf(req), policy);
    back(req, res, 'rules');
  });
  routes.post(`${TABLE}/:slug/extensions`, 'instructor', async (req, res) => {
    const membership = requireMembership(res);
    const fields = parse(GrantSchema, req.body) as Partial<Record<keyof z.infer<typeof GrantSchema>, string>>;
    const { grant, problems } = readGrant(fields, membership.course.timeZone);
    const refuse = (wrong: TypedRules['grant']): Promise<void> => {
      res.status(422);
      return show(req, res, wrong ? { grant: wrong } : {});
    };
    if (Object.keys(problems).length > 0) return refuse({ fields, problems });
    try {
      courseRules.grant(membership, { exercise: slugOf(req), ...grant });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid-form') throw error;
      return refuse({ fields, problems: { person: { key: error.detail } } });
    }
    back(req, res, 'grant');
  });
  routes.post(`${TABLE}/:slug/extensions/:person/revoke`, 'instructor', (req, res) => {
    courseRules.revoke(requireMembership(res), slugOf(req), String(req.params.person));
    back(req, res, 'none');
  });
}
