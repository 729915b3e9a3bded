/**
 * Owns sending style sheets, scripts and pictures.
 * Must not know what is in them.
 */
import express, { type Router } from 'express';
import staticGzip from 'express-static-gzip';
import type { Assets } from './assets.ts';

/** Files that the build compressed (file.br, file.gz) are sent so to browsers that take them. */
const OPTIONS: staticGzip.ExpressStaticGzipOptions = {
  enableBrotli: true,
  orderPreference: ['br', 'gz'],
  index: false,
  serveStatic: { redirect: false, cacheControl: false },
};

/** An address with the right hash never changes its content; without one, browsers ask again after five minutes. */
export function createAssetRoutes(assets: Assets): Router {
  const router = express.Router();
  router.use('/assets', (req, res, next) => {
    const lasting = req.query.v !== undefined && isCurrent(assets, req.originalUrl);
    res.set('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=300');
    next();
  });
  for (const { folder, mountedAt } of assets.folders) router.use(mountedAt, staticGzip(folder, OPTIONS));
  return router;
}

function isCurrent(assets: Assets, url: string): boolean {
  try {
    return assets.url(url.split('?')[0] ?? '') === url;
  } catch {
    return false;
  }
}
