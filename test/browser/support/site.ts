/**
 * Owns what most tests in a browser begin with: a server with a data folder of its own, and Chromium.
 * Must not know what is tested.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type RunningServer, startServer } from '../../http/support/server-process.ts';
import { temporaryFolder } from '../../support/database.ts';
import { launchBrowser } from './browser.ts';

const START_MS = 180_000;

/** Starts both before the tests of the file, and ends them afterwards. `prepare` fills the folder before the server begins. */
export function useSite(prepare = async (_folder: string): Promise<void> => {}): {
  readonly server: RunningServer;
  readonly browser: Browser;
  readonly folder: string;
} {
  const site = {} as { server: RunningServer; browser: Browser; folder: string };
  beforeAll(async () => {
    site.folder = temporaryFolder();
    await prepare(site.folder);
    const starting = startServer({ DATA_DIR: site.folder, WORKERS: '1' });
    [site.server, site.browser] = await Promise.all([starting, launchBrowser()]);
  }, START_MS);
  afterAll(async () => {
    await site.browser?.close();
    await site.server?.end('SIGKILL');
    rmSync(site.folder, { recursive: true, force: true });
  });
  return site;
}
