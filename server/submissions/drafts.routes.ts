/**
 * Owns the addresses at which the page of an exercise saves what is being written.
 * Must not know how drafts are compared.
 */
import { z } from 'zod';
import type { Pages } from '../kernel/http/pages.ts';
import type { Routes } from '../kernel/http/routes.ts';
import type { Draft } from './drafts.store.ts';
import type { DraftsService } from './drafts.ts';

const DRAFT = '/api/v1/courses/:course/exercises/:slug/draft';
const ChangeSchema = z.object({
  source: z.string(),
  fileName: z.string().max(255).default(''),
  baseVersion: z.number().int().min(0),
  changeId: z.string().min(8).max(100),
  replaced: z.string().optional(),
});

const shown = ({ source, fileName, version, savedAt }: Draft) => ({ source, fileName, version, savedAt });

/** GET and PUT the draft; a change to an old version is answered with 409 and the present draft. */
export function createDraftRoutes(routes: Routes, { pages, drafts }: { pages: Pages; drafts: DraftsService }): void {
  routes.get(DRAFT, 'member', (_req, res, { membership, params }) => {
    const draft = drafts.find(membership, params.slug);
    res.set('Cache-Control', 'no-store').json({ draft: draft ? shown(draft) : null });
  });
  routes.put(
    DRAFT,
    { access: 'member', stores: ['drafts'], json: ChangeSchema },
    (req, res, { membership, params, body }) => {
      const change = { ...body, slug: params.slug };
      const { saved, draft } = drafts.save(membership, change);
      res.set('Cache-Control', 'no-store');
      if (saved) {
        res.json({ version: draft.version, savedAt: draft.savedAt });
        return;
      }
      const words = pages.words(req, res);
      const problem = { type: 'urn:gradedescent:conflict', code: 'conflict', status: 409 };
      const said = { title: words.t('errors:conflict.title'), detail: words.t('errors:conflict.detail') };
      res
        .status(409)
        .type('application/problem+json')
        .send(JSON.stringify({ ...problem, ...said, draft: shown(draft) }));
    },
  );
}
