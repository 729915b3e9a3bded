/**
 * The door of the audit log: who did what to whose grade or data, and why; how it is read.
 */
import type { Kernel } from '../kernel/kernel.ts';
import type { Store } from '../store.ts';
import { createAuditRoutes } from './audit.routes.ts';
import { createAudit } from './audit.ts';
import { createReadLog } from './read-log.ts';

export { presentEntry } from './entry.presenter.ts';
export { logUrl } from './urls.ts';

/** Installs the audit log and its page. */
export function installAudit({ kernel, store }: { kernel: Kernel; store: Store }) {
  const readLog = createReadLog({ store });
  createAuditRoutes(kernel.routes, { pages: kernel.pages, readLog });
  return { audit: createAudit({ store, clock: kernel.clock }), readLog };
}
