/**
 * Owns the addresses at which the staff compares submissions with one another.
 * Must not know how anything is compared or worded.
 */
import { z } from 'zod';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import type { Prepare } from '../kernel/text/rendering.ts';
import type { FindSimilar } from './find-similar.ts';
import { presentSimilar, presentSimilarPair } from './similarity.presenter.ts';
import { similarUrl } from './urls.ts';

/** Per cent from which pairs are shown; 70 is where renamed copies begin and short functions of their own end. */
const QuerySchema = z.object({ threshold: z.coerce.number().min(20).max(100).catch(70) });

const SIMILAR = '/instructor/courses/:course/similar/:slug';

export interface SimilarityRoutesDeps {
  readonly pages: Pages;
  readonly prepare: Prepare;
  readonly findSimilar: FindSimilar;
  /** The command that installs what compares. */
  readonly installCommand: string;
  readonly onError: (error: Error) => void;
}

/** GET the pairs, POST to compare, GET one pair. */
export function createSimilarityRoutes(
  routes: Routes,
  { pages, prepare, findSimilar, installCommand, onError }: SimilarityRoutesDeps,
): void {
  routes.get(SIMILAR, { access: 'staff', query: QuerySchema }, async (req, res, { membership, params, query }) => {
    const { threshold } = query;
    const found = findSimilar.open(membership, params.slug);
    const page = presentSimilar(found, threshold / 100, installCommand, membership, pages.words(req, res));
    await pages.send(req, res, 'similarity/similar', page);
  });
  routes.post(SIMILAR, 'staff', (_req, res, { membership, params }) => {
    const { slug } = params;
    findSimilar.start(membership, slug).catch(onError);
    res.redirect(303, similarUrl(membership.course.slug, slug));
  });
  routes.get(`${SIMILAR}/:one/:two`, 'staff', async (req, res, { membership, params: { slug, one, two } }) => {
    const code = findSimilar.pair(membership, slug, one, two);
    const words = pages.words(req, res);
    const page = await prepare(({ colour }) => presentSimilarPair(code, membership, words, colour));
    await pages.send(req, res, 'similarity/pair', page);
  });
}
