/**
 * The door of similarity: submissions that resemble one another.
 */
import type { Audit } from '../audit/audit.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { BrowseSubmissions } from '../review/browse.ts';
import type { Store } from '../store.ts';
import type { GetSubmission } from '../submissions/get-submission.ts';
import { createFindSimilar } from './find-similar.ts';
import { type CompareFiles, INSTALL_COMMAND } from './run-dolos.ts';
import { createSimilarityRoutes } from './similarity.routes.ts';

export { similarUrl } from './urls.ts';

export interface SimilarityNeeds {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly audit: Audit;
  readonly browse: BrowseSubmissions;
  readonly getSubmission: GetSubmission;
  /** Compares submissions with one another, where that is installed. */
  readonly compareFiles: CompareFiles;
}

/** Installs the pages of similar submissions. */
export function installSimilarity({
  kernel,
  store,
  audit,
  browse,
  getSubmission,
  compareFiles,
}: SimilarityNeeds): void {
  const { routes, pages, prepare, clock, log } = kernel;
  createSimilarityRoutes(routes, {
    pages,
    prepare,
    findSimilar: createFindSimilar({ store, browse, getSubmission, compareFiles, audit, clock }),
    installCommand: INSTALL_COMMAND,
    onError: (error) => log.error({ err: error }, 'a comparison of submissions could not be recorded'),
  });
}
