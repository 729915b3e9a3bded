/**
 * Owns the addresses of signing in and out.
 * Must not know tokens or the session's cookie.
 */
import express, { type Router } from 'express';
import { createSignInLimit } from '../middleware/rate-limits.ts';
import { beginSession, endSession } from '../middleware/session.ts';
import type { Person } from '../store/people.store.ts';

/** GET /sign-in/:token, POST /sign-out. */
export function createSignInRoutes(signIn: (token: string) => Person): Router {
  const router = express.Router();
  router.get('/sign-in/:token', createSignInLimit(), async (req, res) => {
    await beginSession(req, signIn(String(req.params.token)));
    res.set('Cache-Control', 'no-store').redirect(303, '/');
  });
  router.post('/sign-out', async (req, res) => {
    await endSession(req);
    res.redirect(303, '/');
  });
  return router;
}
