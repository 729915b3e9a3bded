/**
 * Owns the address that monitors ask.
 * Must not know what is checked.
 */
import type { Routes } from '../kernel/http/routes.ts';
import type { Health } from './health.ts';

/** GET /healthz: 200, or 503 when submissions could not be taken. */
export function createHealthRoutes(routes: Routes, checkHealth: () => Health): void {
  routes.get('/healthz', 'anyone', (_req, res) => {
    const health = checkHealth();
    res
      .status(health.ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(health);
  });
}
