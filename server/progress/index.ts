/**
 * The door of progress: where a whole class stands, kept ready; the filter of the staff's pages and the addresses of dashboards.
 */
import type { CourseContent } from '../exercises/catalog.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Store } from '../store.ts';
import { createClassStandings } from './class-progress.ts';

export { presentClassFilter } from './class-filter.presenter.ts';
export { FilterSchema, readFilter } from './read-filter.ts';
export { dashboardUrls, filterUrl } from './urls.ts';

/** Results that became stale are worked out this often, ms. */
const TICK_MS = 1_000;

/** Installs the work on stale results; returns the function that finds a class. */
export function installProgress({ kernel, store, content }: { kernel: Kernel; store: Store; content: CourseContent }) {
  // Before listening nobody waits yet: a migration or an import may have made thousands of results stale.
  kernel.schedule.beforeListening('working out stale results', store.results.refresh);
  kernel.schedule.every(TICK_MS, 'working out stale results', store.results.refreshSome);
  return createClassStandings({ store, content, clock: kernel.clock });
}
