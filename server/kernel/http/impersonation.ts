/**
 * Owns what a request may do while its person sees a course as a student: read that course, stop, sign out, and nothing else.
 * Must not know who may see whom.
 */
import type { Request, Response } from 'express';
import type { Person, View } from '../actor.ts';
import { AppError } from '../errors.ts';
import { courseUrl } from './urls.ts';

/** Changing requests that are taken, exactly as their forms write them. */
const TAKEN: readonly string[] = ['/viewing/stop', '/sign-out'];

/** The viewing that goes on, if there is one. */
export function viewingOf(res: Response): View | undefined {
  return res.locals.viewing as View | undefined;
}

/** The real person behind a viewing. */
export function viewerOf(res: Response): Person | undefined {
  return res.locals.viewer as Person | undefined;
}

/** Whether a request only reads. */
export function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Addresses are compared as they came: whatever is spelt differently is refused. */
export function checkViewing(req: Request, { course }: View): void {
  const { path } = req;
  if (!isReading(req)) {
    if (req.method === 'POST' && TAKEN.includes(path)) return;
    throw new AppError('not-allowed', 'errors:not-allowed.viewing');
  }
  const rooms = ['', '/instructor', '/api/v1'].map((room) => `${room}${courseUrl(course.slug)}`);
  const inside = rooms.some((room) => path === room || path.startsWith(`${room}/`));
  const submission = path.startsWith('/submissions/') || path.startsWith('/api/v1/submissions/');
  if (!inside && !submission && path !== '/' && !/^\/healthz(\/|$)/.test(path))
    throw new AppError('not-found', 'errors:not-found.viewing');
}
