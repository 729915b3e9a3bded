/**
 * The door of regrading: old submissions graded again, tests voided or counted.
 */
import type { Audit } from '../audit/audit.ts';
import type { CourseContent } from '../exercises/catalog.ts';
import type { GradingQueue } from '../grading/queue.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { FindClassStandings } from '../progress/class-progress.ts';
import type { Store } from '../store.ts';
import type { Standings } from '../submissions/standing.ts';
import { createCarryOut } from './carry-out.ts';
import { createDecidedChanges } from './decided-changes.ts';
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
  readonly findClass: FindClassStandings;
}

/** What was decided is carried out at once; what could not be, on a full disk, is tried again this often, ms. */
const CARRY_OUT_MS = 60_000;

/** Installs the pages of regrading. */
export function installRegrading({ kernel, store, audit, content, queue, standings, findClass }: RegradingNeeds) {
  const { routes, pages, clock, newId, schedule } = kernel;
  const findScoreChanges = createScoreChanges({ store, content, standings });
  const decidedChanges = createDecidedChanges({ store, findScoreChanges });
  const { carryOut, carryOutAll } = createCarryOut({ store, findScoreChanges, decidedChanges, audit, clock });
  schedule.every(CARRY_OUT_MS, 'carrying out decisions about exercises', carryOutAll, { atOnce: true });
  const changing = { store, content, decidedChanges, carryOut, audit, clock };
  createRegradeRoutes(routes, {
    pages,
    regradeExercise: createRegradeExercise({ ...changing, queue, findScoreChanges, newId }),
    decideTests: createDecideTests({ ...changing, findClass }),
  });
  return { carryOutDecisions: carryOutAll };
}
