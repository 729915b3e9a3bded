/**
 * Owns the addresses that monitors ask, and the page about the machine for admins.
 * Must not know what is checked.
 */
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import { MACHINE_URL } from '../kernel/http/urls.ts';
import type { CheckMachine } from './check-machine.ts';
import { presentMachine, presentReadiness } from './machine.presenter.ts';

/** GET /healthz/live: 200 while the process answers; GET /healthz/ready and /healthz: 503 when something does not work; GET the page. */
export function createMachineRoutes(
  routes: Routes,
  { pages, checkMachine }: { readonly pages: Pages; readonly checkMachine: CheckMachine },
): void {
  routes.get('/healthz/live', 'anyone', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'pass' });
  });
  for (const path of ['/healthz', '/healthz/ready'])
    routes.get(path, 'anyone', (_req, res) => {
      const readiness = presentReadiness(checkMachine());
      res
        .status(readiness.status === 'fail' ? 503 : 200)
        .set('Cache-Control', 'no-store')
        .json(readiness);
    });
  routes.get(MACHINE_URL, 'admin', async (req, res) => {
    await pages.send(req, res, 'operations/machine', presentMachine(checkMachine(), pages.words(req, res)));
  });
}
