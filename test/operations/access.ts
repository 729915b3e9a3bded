/** Who may use the room's routes, written by hand: it must not be made from the application. */
import type { Expected } from '../support/authorisation-table.ts';

/** Every route of the room. */
export const ACCESS: Readonly<Record<string, Expected>> = {
  'GET /healthz': 'anyone',
  'GET /healthz/live': 'anyone',
  'GET /healthz/ready': 'anyone',
  'GET /admin/machine': 'admin',
};
