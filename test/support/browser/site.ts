/**
 * Owns what most tests in a browser begin with: Chromium, and the server of this run with a course of the file's own in it.
 * Must not know what is tested.
 */
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { askShared } from '../ask-shared.ts';
import { expectedFolder } from '../grader.ts';
import { linksIn, type RunningServer, serverProgram } from '../server-process.ts';
import { launchBrowser } from './browser.ts';
import { addCourse } from './course.ts';

const START_MS = 180_000;

/**
 * Gives the file a course of its own at the server of this run, with accounts like those of the demo course. `slug` names the
 * course: another file must not use it, because files may run at the same time. `prepare` fills the course.
 */
export function useCourse(
  slug: string,
  prepare = async (_folder: string): Promise<void> => {},
): {
  readonly server: Pick<RunningServer, 'base' | 'studentLink' | 'instructorLink'>;
  readonly browser: Browser;
  /** The server's data folder. */
  readonly folder: string;
} {
  const site = {} as { server: ReturnType<typeof useCourse>['server']; browser: Browser; folder: string };
  beforeAll(async () => {
    mkdirSync(expectedFolder, { recursive: true });
    const starting = askShared<{ folder: string; output: string }>('site', {
      ...serverProgram,
      expectedFolder,
      environment: { ...serverProgram.environment, WORKERS: '1' },
    });
    const [{ folder, output }, browser] = await Promise.all([starting, launchBrowser()]);
    const { origin: base } = new URL(linksIn(output)[0] ?? '');
    const { student, instructor } = addCourse(folder, slug);
    const server = { base, studentLink: `${base}/sign-in/${student}`, instructorLink: `${base}/sign-in/${instructor}` };
    await prepare(folder);
    Object.assign(site, { server, browser, folder });
  }, START_MS);
  afterAll(() => site.browser?.close());
  return site;
}
