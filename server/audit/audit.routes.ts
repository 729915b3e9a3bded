/**
 * Owns the addresses of the audit log: that of a course, and that of actions outside of courses.
 */
import { setImmediate } from 'node:timers/promises';
import type { Response } from 'express';
import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Pages } from '../kernel/http/pages.ts';
import type { RouteRequest, Routes } from '../kernel/http/routes.ts';
import { ALL_COURSES_URL, staffUrl } from '../kernel/http/urls.ts';
import { type LogPlace, type LogQuery, presentLogHeader, presentLogPage, presentLogRows } from './audit.presenter.ts';
import { KINDS } from './kinds.ts';
import type { LogFilter, ReadLog } from './read-log.ts';
import { logUrl, SERVER_LOG_URL } from './urls.ts';

export interface AuditRoutesDeps {
  readonly pages: Pages;
  readonly readLog: ReadLog;
}

const text = z.string().max(100).catch('');
const id = z.coerce.number().int().positive().optional().catch(undefined);
/** A filter that makes no sense shows everything, as an empty one does. */
const QuerySchema = z.object({
  person: text,
  actor: text,
  kind: z.union([z.enum(KINDS), z.literal('')]).catch(''),
  since: text,
  until: text,
  format: text,
  older: id,
  newer: id,
});

/** The first moment of a day such as 2026-10-12 in a zone, or of a later one; undefined when it is none. */
function startOf(day: string, zone: string, plusDays: number): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  return DateTime.fromISO(day, { zone }).plus({ days: plusDays }).toUTC().toISO() ?? undefined;
}

/** GET the log of a course and GET /admin/log, as pages or with ?format=csv as files. */
export function createAuditRoutes(routes: Routes, { pages, readLog }: AuditRoutesDeps): void {
  const show = async (
    req: RouteRequest,
    res: Response,
    asked: z.infer<typeof QuerySchema>,
    courseId: string | null,
    zone: string,
    name: string,
    place: LogPlace,
  ): Promise<void> => {
    const { format, older, newer, ...query } = asked;
    const filter: LogFilter = {
      person: query.person || undefined,
      actor: query.actor || undefined,
      kind: query.kind || undefined,
      from: startOf(query.since, zone, 0),
      until: startOf(query.until, zone, 1),
    };
    const words = pages.words(req, res);
    if (format === 'csv') {
      res.set('Cache-Control', 'no-store').attachment(`${name}.csv`).write(presentLogHeader(words));
      for (const part of readLog.all(courseId, filter)) {
        res.write(presentLogRows(part, words));
        // A long log must not keep the pages of others waiting.
        await setImmediate();
      }
      res.end();
      return;
    }
    const page = readLog.page(courseId, filter, {
      olderThan: older,
      newerThan: older === undefined ? newer : undefined,
    });
    await pages.send(req, res, 'audit/log', presentLogPage(page, query satisfies LogQuery, place, words));
  };
  routes.get(
    '/instructor/courses/:course/log',
    { access: 'instructor', query: QuerySchema },
    (req, res, { membership, query }) => {
      const { course } = membership;
      const back = { url: staffUrl(course.slug, 'settings'), title: pages.words(req, res).t('people:settings.title') };
      const place = { url: logUrl(course.slug), lead: 'audit:lead', back } as const;
      return show(req, res, query, course.id, course.timeZone, `log-${course.slug}`, place);
    },
  );
  routes.get('/admin/log', { access: 'admin', query: QuerySchema }, (req, res, { query }) => {
    const words = pages.words(req, res);
    const back = { url: ALL_COURSES_URL, title: words.t('people:admin.title') };
    const place = { url: SERVER_LOG_URL, lead: 'audit:adminLead', back } as const;
    return show(req, res, query, null, words.timeZone, 'log', place);
  });
}
