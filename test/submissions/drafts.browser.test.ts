/** Nothing typed is lost: drafts in a real browser with the real server. */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { followLink, launchBrowser, textOf } from '../support/browser/browser.ts';
import { codeOf, write } from '../support/browser/editor.ts';
import { temporaryFolder } from '../support/database.ts';
import { type RunningServer, startServer } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const PATIENCE_MS = 180_000;
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
  context = await newContext();
  const page = await context.newPage();
  await followLink(page, server.studentLink);
  await page.close();
});

/** A device whose time the test lets pass. Its editor does without TypeScript, which takes long to start and drafts need not. */
async function newContext(): Promise<BrowserContext> {
  const device = await browser.newContext({ locale: 'en-GB' });
  device.setDefaultTimeout(PATIENCE_MS / 3);
  await device.clock.install();
  await device.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
  return device;
}

const open = async (within: BrowserContext = context): Promise<Page> => {
  const page = await within.newPage();
  await page.goto(server.base + EXERCISE);
  await page.locator('.cm-content').waitFor();
  return page;
};

/** Lets time pass on the page until something is shown: what waits for a pause between keys, or tries again later, does so now. */
const shown = (page: Page, locator: Locator): Promise<void> =>
  until(async () => {
    if (await locator.isVisible()) return true;
    await page.clock.runFor(1_000);
    return locator.isVisible();
  }, `${locator} is shown`);
const saved = (page: Page): Promise<void> =>
  shown(page, page.locator('#draft-status', { hasText: /^Saved \d\d:\d\d:\d\d$/ }));
const kept = (page: Page): Promise<void> => shown(page, page.getByText('your text is kept on this device'));
const notSaved = (page: Page): Promise<void> => shown(page, page.locator('#draft-message', { hasText: 'Not saved: ' }));

/** Writes something and waits until the server has it. */
async function save(page: Page, code: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/draft') && response.status() === 200);
  await write(page, code);
  await page.clock.runFor(1_000);
  await answer;
  await saved(page);
}

/** Waits until the server has this text and the page says so; returns what the server has. */
async function drafted(page: Page, code: string): Promise<string> {
  let source = '';
  await until(async () => {
    await page.clock.runFor(1_000);
    const answer = await page.context().request.get(`${server.base}/api/v1${EXERCISE}/draft`);
    source = ((await answer.json()) as { draft: { source: string } }).draft.source;
    return source === code;
  }, `the server has ${code}`);
  await saved(page);
  return source;
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
      const other = await newContext();
      const there = await other.newPage();
      await followLink(there, server.studentLink);
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
      await kept(page);
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
      await kept(page);
      await page.close();
      await context.setOffline(false);
      const again = await open();
      // The browser may have sent it while the tab was closing; otherwise its copy comes back.
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
      await kept(page);
      server = await start();
      await saved(page);
      await page.reload();
      await page.locator('.cm-content').waitFor();
      expect(await codeOf(page)).toBe('const while_down = 1;');
    },
    PATIENCE_MS,
  );
});

describe('a bad network', () => {
  it(
    'never reorders what is saved: one request at a time, the last text wins',
    async () => {
      const page = await open();
      const sent: { baseVersion: number; source: string }[] = [];
      let inFlight = 0;
      let most = 0;
      let letFirstGo = (): void => {};
      const firstMayGo = new Promise<void>((resolve) => {
        letFirstGo = resolve;
      });
      await page.route('**/draft', async (route) => {
        sent.push(route.request().postDataJSON());
        inFlight += 1;
        most = Math.max(most, inFlight);
        // The first is the slowest.
        if (sent.length === 1) await firstMayGo;
        const response = await route.fetch();
        inFlight -= 1;
        await route.fulfill({ response });
      });
      for (let step = 1; step <= 4; step += 1) {
        await write(page, `const step = ${step};`);
        await page.clock.runFor(1_500);
        await until(() => sent.length > 0, 'the first is sent');
      }
      letFirstGo();
      expect(await drafted(page, 'const step = 4;')).toBe('const step = 4;');
      expect(most).toBe(1);
      expect(sent.length).toBeGreaterThan(1);
      const versions = sent.map(({ baseVersion }) => baseVersion);
      expect(versions).toEqual(versions.map((_, index) => (versions[0] ?? 0) + index));
      expect(sent.at(-1)?.source).toBe('const step = 4;');
    },
    PATIENCE_MS,
  );

  it(
    'that loses the answer is no conflict with oneself',
    async () => {
      const page = await open();
      await save(page, 'const before = 1;');
      let lost = 0;
      await page.route('**/draft', async (route) => {
        if (lost > 0) return route.continue();
        lost += 1;
        // The server has it; the page does not learn of that.
        await route.fetch();
        await write(page, 'const after = 3;');
        return route.abort();
      });
      await write(page, 'const arrived = 2;');
      expect(await drafted(page, 'const after = 3;')).toBe('const after = 3;');
      expect(lost).toBe(1);
      expect(await page.locator('#draft-conflict').isHidden()).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    'that loses the answer to a tab that dies then is no conflict with oneself either',
    async () => {
      const page = await open();
      await save(page, 'const before = 1;');
      const arrived = new Promise<void>((resolve) => {
        void page.route('**/draft', async (route) => {
          if (route.request().postDataJSON().source.includes('arrived')) {
            await route.fetch();
            await write(page, 'const typed_last = 3;');
            resolve();
          }
          await route.abort();
        });
      });
      await write(page, 'const arrived = 2;');
      await arrived;
      await kept(page);
      await page.close();
      const again = await open();
      await again.getByText('had not reached the server; it is back in the editor').waitFor();
      expect(await codeOf(again)).toBe('const typed_last = 3;');
      expect(await drafted(again, 'const typed_last = 3;')).toBe('const typed_last = 3;');
    },
    PATIENCE_MS,
  );
});

describe('a text that the server refuses', () => {
  it(
    'is said in words with both sizes, and the draft from before stays',
    async () => {
      const page = await open();
      await save(page, 'const small = 1;');
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await write(page, 'const pasted = 1; // and a lot more of it\n'.repeat(140_000));
      await notSaved(page);
      expect(await textOf(page.locator('#draft-message'))).toMatch(/too large|at most/i);
      await page.reload();
      await page.locator('.cm-content').waitFor();
      expect(await codeOf(page)).toBe('const small = 1;');
      // It is too large for the browser's own storage too: leaving was asked about.
      expect(asked).toEqual(['beforeunload']);
    },
    PATIENCE_MS,
  );

  it(
    'is kept on this device, and saved as soon as it is small enough',
    async () => {
      const page = await open();
      await write(page, `// ${'much '.repeat(20_000)}`);
      await notSaved(page);
      await page.close();
      const again = await open();
      await again.getByText('it is back in the editor').waitFor();
      await notSaved(again);
      await save(again, 'const shorter = 1;');
      expect(await textOf(again.locator('#draft-message'))).toBe('');
    },
    PATIENCE_MS,
  );
});

// A page that closes sends once more, past a network that is only emulated to be away: here the server itself is.
describe('what this browser keeps', () => {
  it(
    'is kept for each tab: two that die without network lose nothing',
    async () => {
      const [one, two] = [await open(), await open()];
      await server.end('SIGKILL');
      await write(one, 'const first_tab = 1;');
      await kept(one);
      await write(two, 'const second_tab = 2;');
      await kept(two);
      await Promise.all([one.close(), two.close()]);
      server = await start();
      const again = await open();
      expect(await codeOf(again)).toBe('const second_tab = 2;');
      await saved(again);
      await again.reload();
      await again.getByText('This device has a version from').waitFor();
      await again.getByRole('button', { name: 'Use the other one' }).click();
      expect(await codeOf(again)).toBe('const first_tab = 1;');
      await saved(again);
      await again.reload();
      await saved(again);
      expect(await again.locator('#draft-conflict').isHidden()).toBe(true);
      expect(await again.evaluate(() => Object.keys(localStorage))).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'is not shown to another person on the same device',
    async () => {
      const page = await open();
      await server.end('SIGKILL');
      await write(page, 'const secret_of_the_student = 1;');
      await kept(page);
      await page.close();
      server = await start();
      await context.clearCookies();
      const other = await context.newPage();
      await followLink(other, server.instructorLink);
      const theirs = await open();
      expect(await codeOf(theirs)).not.toContain('secret');
      expect(await theirs.locator('#draft-conflict').isHidden()).toBe(true);
      await context.clearCookies();
      await followLink(other, server.studentLink);
      expect(await codeOf(await open())).toBe('const secret_of_the_student = 1;');
    },
    PATIENCE_MS,
  );

  it(
    'may be nothing, and pages without HTTPS save all the same; who types is told not to leave',
    async () => {
      await context.addInitScript(() => {
        Reflect.deleteProperty(Crypto.prototype, 'randomUUID');
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      });
      const page = await open();
      await save(page, 'const sent_at_once = 1;');
      await context.setOffline(true);
      await write(page, 'const nowhere_kept = 2;');
      await shown(page, page.getByText('this browser keeps no copy: leave this page open'));
      await context.setOffline(false);
      expect(await drafted(page, 'const nowhere_kept = 2;')).toBe('const nowhere_kept = 2;');
    },
    PATIENCE_MS,
  );
});

describe('two tabs', () => {
  it(
    'do not overwrite each other silently: the older one is told and offered both',
    async () => {
      const [one, two] = [await open(), await open()];
      await save(one, 'const one = 1;\n');
      await shown(two, two.getByText('was changed in another tab or on another device at'));
      await write(two, 'const two = 2;\n');
      await two.getByRole('button', { name: 'Show the differences' }).click();
      expect(await textOf(two.locator('.draft-lines'))).toMatch(/− const two = 2;[\s\S]*\+ const one = 1;/);
      await two.getByRole('button', { name: 'Keep the one in the editor' }).click();
      await saved(two);
      await shown(one, one.getByText('was changed in another tab'));
      await one.getByRole('button', { name: 'Use the other one' }).click();
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
      const phone = await newContext();
      const there = await phone.newPage();
      await followLink(there, server.studentLink);
      await there.goto(server.base + EXERCISE);
      await save(there, 'const phone = 2;');
      await write(page, 'const laptop = 2;');
      await shown(page, page.getByText('was changed in another tab or on another device'));
      expect(await codeOf(page)).toBe('const laptop = 2;');
      await page.reload();
      await page.getByText('This device has a version from').waitFor();
      await page.getByRole('button', { name: 'Use the other one' }).click();
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
      await shown(page, page.getByText('You are signed out. Your text is kept on this device.'));
      await page.getByRole('link', { name: 'Sign in again' }).click();
      await page.waitForURL(`**/sign-in?next=${encodeURIComponent(EXERCISE)}`);
      await followLink(page, server.studentLink);
      const again = await open();
      expect(await codeOf(again)).toBe('const signed_out = 1;');
      await saved(again);
    },
    PATIENCE_MS,
  );
});
