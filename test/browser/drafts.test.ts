/** Nothing typed is lost: drafts in a real browser with the real server. */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type RunningServer, startServer } from '../http/support/server-process.ts';
import { temporaryFolder } from '../http/support/test-app.ts';
import { launchBrowser, textOf } from './support/browser.ts';
import { codeOf, write } from './support/editor.ts';

const PATIENCE_MS = 60_000;
const EXERCISE = '/courses/demo/exercises/linear_forward';

let folder = '';
let port = 0;
let server: RunningServer;
let browser: Browser;
let context: BrowserContext;

const start = () => startServer({ DATA_DIR: folder, WORKERS: '1', PORT: String(port) });

beforeAll(async () => {
  folder = temporaryFolder();
  port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number };
      probe.close(() => resolve(free));
    });
  });
  [server, browser] = await Promise.all([start(), launchBrowser()]);
}, PATIENCE_MS);
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await context?.close();
  context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(server.studentLink);
  await page.close();
});

const open = async (within: BrowserContext = context): Promise<Page> => {
  const page = await within.newPage();
  await page.goto(server.base + EXERCISE);
  await page.locator('.cm-content').waitFor();
  return page;
};
const saved = (page: Page): Promise<void> =>
  page.locator('#draft-status', { hasText: /^Saved \d\d:\d\d:\d\d$/ }).waitFor({ timeout: PATIENCE_MS });

/** Writes something and waits until the server has it. */
async function save(page: Page, code: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/draft') && response.status() === 200);
  await write(page, code);
  await answer;
  await saved(page);
}

describe('what is typed', () => {
  it(
    'is saved by itself, and there again on the same and on another device',
    async () => {
      const page = await open();
      await save(page, 'const typed = 1;');
      await page.reload();
      await page.locator('.cm-content').waitFor();
      expect(await codeOf(page)).toBe('const typed = 1;');
      const other = await browser.newContext({ locale: 'en-GB' });
      const there = await other.newPage();
      await there.goto(server.studentLink);
      await there.goto(server.base + EXERCISE);
      await there.locator('.cm-content').waitFor();
      expect(await codeOf(there)).toBe('const typed = 1;');
      await other.close();
    },
    PATIENCE_MS,
  );

  it(
    'is kept while there is no network, said so, and sent when it is back',
    async () => {
      const page = await open();
      await context.setOffline(true);
      await write(page, 'const offline = 1;');
      await page.getByText('your text is kept on this device').waitFor();
      await context.setOffline(false);
      await saved(page);
      await page.reload();
      await page.locator('.cm-content').waitFor();
      expect(await codeOf(page)).toBe('const offline = 1;');
    },
    PATIENCE_MS,
  );

  it(
    'survives the tab that dies before anything could be sent',
    async () => {
      const page = await open();
      await save(page, 'const before = 1;');
      await context.setOffline(true);
      await write(page, 'const unsent = 1;');
      await page.getByText('your text is kept on this device').waitFor();
      await page.close();
      await context.setOffline(false);
      const again = await open();
      await again.getByText('had not reached the server; it is back in the editor').waitFor();
      expect(await codeOf(again)).toBe('const unsent = 1;');
      await saved(again);
    },
    PATIENCE_MS,
  );

  it(
    'reaches the server after it was killed and started again',
    async () => {
      const page = await open();
      await save(page, 'const first = 1;');
      await server.end('SIGKILL');
      await write(page, 'const while_down = 1;');
      await page.getByText('your text is kept on this device').waitFor();
      server = await start();
      await saved(page);
      await page.reload();
      await page.locator('.cm-content').waitFor();
      expect(await codeOf(page)).toBe('const while_down = 1;');
    },
    2 * PATIENCE_MS,
  );
});

describe('two tabs', () => {
  it(
    'do not overwrite each other silently: the older one is told and offered both',
    async () => {
      const [one, two] = [await open(), await open()];
      await save(one, 'const one = 1;\n');
      await two.getByText('was changed in another tab or on another device at').waitFor();
      await write(two, 'const two = 2;\n');
      await two.getByRole('button', { name: 'See the difference' }).click();
      expect(await textOf(two.locator('.draft-lines'))).toMatch(/− const two = 2;[\s\S]*\+ const one = 1;/);
      await two.getByRole('button', { name: 'Keep what is in the editor' }).click();
      await saved(two);
      await one.getByText('was changed in another tab').waitFor();
      await one.getByRole('button', { name: 'Take the other' }).click();
      expect(await codeOf(one)).toBe('const two = 2;\n');
      expect(await one.locator('#draft-conflict').isHidden()).toBe(true);
      await save(one, 'const agreed = 3;');
    },
    PATIENCE_MS,
  );

  it(
    'on two devices are told when they save over a newer text',
    async () => {
      const page = await open();
      await save(page, 'const laptop = 1;');
      const phone = await browser.newContext({ locale: 'en-GB' });
      const there = await phone.newPage();
      await there.goto(server.studentLink);
      await there.goto(server.base + EXERCISE);
      await save(there, 'const phone = 2;');
      await write(page, 'const laptop = 2;');
      await page.getByText('was changed in another tab or on another device').waitFor();
      expect(await codeOf(page)).toBe('const laptop = 2;');
      await page.reload();
      await page.getByText('On this device is a text from').waitFor();
      await page.getByRole('button', { name: 'Take the other' }).click();
      expect(await codeOf(page)).toBe('const laptop = 2;');
      await saved(page);
      await phone.close();
    },
    PATIENCE_MS,
  );
});

describe('signed out', () => {
  it(
    'nothing is lost, and the way back leads to the exercise',
    async () => {
      const page = await open();
      await context.clearCookies();
      await write(page, 'const signed_out = 1;');
      await page.getByText('You are signed out. Your text is kept on this device.').waitFor();
      await page.getByRole('link', { name: 'Sign in again' }).click();
      await page.waitForURL(`**/sign-in?next=${encodeURIComponent(EXERCISE)}`);
      await page.goto(server.studentLink);
      const again = await open();
      expect(await codeOf(again)).toBe('const signed_out = 1;');
      await again.locator('#draft-status').waitFor();
    },
    PATIENCE_MS,
  );
});
