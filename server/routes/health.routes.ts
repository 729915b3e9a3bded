/**
 * Owns the address that monitors ask.
 * Must not know what is looked at.
 */
import express, { type Router } from 'express';
import type { Health } from '../services/check-health.ts';

/** GET /healthz: 200, or 503 when submissions could not be taken. */
export function createHealthRoutes(checkHealth: () => Health): Router {
  const router = express.Router();
  router.get('/healthz', (_req, res) => {
    const health = checkHealth();
    res
      .status(health.ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(health);
  });
  return router;
}
