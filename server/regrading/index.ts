/**
 * The door of regrading: old submissions graded again, tests voided or counted.
 */
import type { Audit } from '../audit/audit.ts';
import type { CourseContent } from '../exercises/catalog.ts';
import type { GradingQueue } from '../grading/queue.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Store } from '../store.ts';
import type { Standings } from '../submissions/standing.ts';
import { createRegradeRoutes } from './regrade.routes.ts';
import { createRegradeExercise } from './regrade.ts';
import { createScoreChanges } from './score-changes.ts';
import { createDecideTests } from './test-decisions.ts';

export { regradesUrl, testsUrl } from './urls.ts';

export interface RegradingNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly content: CourseContent;
  readonly queue: GradingQueue;
  readonly standings: Standings;
}

/** Installs the pages of regrading. */
export function installRegrading({ kernel, store, audit, content, queue, standings }: RegradingNeeds): void {
  const { routes, pages, clock, newId } = kernel;
  const findScoreChanges = createScoreChanges({ store, content, standings });
  createRegradeRoutes(routes, {
    pages,
    regradeExercise: createRegradeExercise({ store, queue, content, findScoreChanges, audit, clock, newId }),
    decideTests: createDecideTests({ store, content, findScoreChanges, audit, clock }),
  });
}
