/** The main way through the pages, in a real browser, with the real server and grader. */
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { followLink, openPage, textOf } from '../support/browser/browser.ts';
import { codeOf, write } from '../support/browser/editor.ts';
import { useCourse } from '../support/browser/site.ts';
import { until } from '../support/until.ts';

const solution = (Z: string, before = ''): string => `import * as np from 'np';
import type { NDArray } from 'np';

export function linear_forward(A: NDArray, W: NDArray, b: NDArray): [NDArray, [NDArray, NDArray, NDArray]] {
  ${before}
  return [${Z}, [A, W, b]];
}
`;
const WRONG = solution('np.dot(W, A)', "console.log('<img src=x onerror=alert(1)>');");
const RIGHT = solution('np.add(np.dot(W, A), b)');
const PATIENCE_MS = 120_000;

const site = useCourse('exercise');

/** Signs the student in and opens the exercise with its starter. */
async function openExercise(page: Page): Promise<void> {
  await followLink(page, site.server.studentLink);
  await page.goto(`${site.server.base}/courses/exercise/exercises/linear_forward?from=starter`);
}

/** Sends what is in the editor and waits for the verdict. */
async function send(page: Page, button: 'Submit' | 'Run tests'): Promise<string> {
  const link = page.locator('#result-link');
  const before = await link.getAttribute('href');
  await page.getByRole('button', { name: button }).click();
  await until(async () => (await link.getAttribute('href')) !== before, 'a submission was made');
  // The buttons can be pressed again when the whole report is there.
  await page.locator('button[name="action"]:enabled').first().waitFor({ timeout: PATIENCE_MS });
  await page.locator('#result .report').waitFor({ timeout: PATIENCE_MS });
  return textOf(page.locator('.report-verdict .badge'));
}

describe('a student in the browser', () => {
  it(
    'signs in, sends a wrong solution, reads why it is wrong, corrects it and gets full points',
    async () => {
      const { context, page, complaints } = await openPage(site.browser);
      await followLink(page, site.server.studentLink);
      await page.goto(`${site.server.base}/courses/exercise`);
      await page.getByRole('link', { name: /linear_forward/ }).click();
      await page.waitForURL('**/exercises/linear_forward');
      await write(page, WRONG);
      expect(await send(page, 'Run tests')).toBe('Wrong answer');
      expect(await textOf(page.locator('.report'))).toContain('it does not count');
      expect(await send(page, 'Submit')).toBe('Wrong answer');
      const opened = page.locator('details.test[open]');
      expect(await opened.count()).toBe(1);
      expect(await textOf(opened)).toMatch(/Tensor\s+Z[\s\S]*Expected at[\s\S]*Your function returned/);
      expect(await textOf(opened)).toContain('<img src=x onerror=alert(1)>');

      await write(page, RIGHT);
      expect(await send(page, 'Submit')).toBe('Accepted');
      expect(await textOf(page.locator('.report-score'))).toMatch(/^(\d+) \/ \1 points$/);
      await page.waitForFunction(() => document.querySelectorAll('.history li').length === 3);
      await page.getByRole('link', { name: 'Open as a page' }).click();
      await page.waitForURL('**/submissions/*');
      expect(await textOf(page.locator('pre.source'))).toContain('np.add(np.dot(W, A), b)');
      await page.getByRole('link', { name: 'Open in the editor' }).click();
      expect(await codeOf(page)).toBe(RIGHT);
      await page.getByRole('link', { name: 'Grade Descent' }).click();
      expect(await textOf(page.getByRole('listitem').filter({ hasText: 'linear_forward' }))).toMatch(/\d+ points/);
      expect(complaints).toEqual([]);
      await context.close();
    },
    3 * PATIENCE_MS,
  );

  it(
    'works in the editor with the keyboard alone and is not caught in it',
    async () => {
      const { context, page } = await openPage(site.browser);
      await page.clock.install();
      await openExercise(page);
      await write(page, 'b');
      await page.keyboard.press('Home');
      await page.keyboard.press('Tab');
      expect(await codeOf(page)).toBe('  b');
      // Changes in quick succession are undone together.
      await page.clock.runFor(700);
      await page.keyboard.press('Shift+Tab');
      expect(await codeOf(page)).toBe('b');
      await page.keyboard.press('Control+z');
      expect(await codeOf(page)).toBe('  b');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('run');
      await write(page, RIGHT);
      await page.keyboard.press('Shift+Enter');
      await page.getByText('it does not count').waitFor({ timeout: PATIENCE_MS });
      await page.keyboard.press('Control+Enter');
      await page.getByText('it does not count').waitFor({ state: 'detached', timeout: PATIENCE_MS });
      await page.locator('.report').waitFor({ timeout: PATIENCE_MS });
      await context.close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'finds what the grader says about a line at this line of the editor',
    async () => {
      const { context, page } = await openPage(site.browser);
      await openExercise(page);
      await write(page, 'export function linear_forward() {\n  const a = [1;\n}\n');
      expect(await send(page, 'Run tests')).toBe('Compile error');
      await page.locator('.cm-lintRange-error, .cm-lintPoint-error').first().waitFor();
      expect(
        await page
          .locator('.cm-line', { has: page.locator('.cm-lintRange-error, .cm-lintPoint-error') })
          .first()
          .textContent(),
      ).toContain('[1;');
      await context.close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'chooses a file, and is told about files that are too large or no text without losing the code',
    async () => {
      const { context, page } = await openPage(site.browser);
      await openExercise(page);
      const choose = (name: string, buffer: Buffer) =>
        page.locator('#file').setInputFiles({ name, mimeType: 'text/plain', buffer });
      await choose('mine.ts', Buffer.from(`\uFEFF${RIGHT.replaceAll('\n', '\r\n')}`));
      await page.waitForFunction(() => document.getElementById('file-name')?.textContent === 'mine.ts');
      expect(await codeOf(page)).toBe(RIGHT);
      await choose('utf16.ts', Buffer.from('const grün = 1;', 'utf16le'));
      await page.getByText('utf16.ts is not UTF-8 text').waitFor();
      await choose('large.ts', Buffer.alloc(70_000, 'x'));
      await page.getByText('large.ts has 70,000 bytes').waitFor();
      expect(await codeOf(page)).toBe(RIGHT);
      const pasted = `// ${'é'.repeat(80)}\n`.repeat(450);
      await write(page, pasted);
      await page.getByRole('button', { name: 'Submit' }).click();
      await page.getByText('Nothing was sent; your code is still here.').waitFor();
      expect((await codeOf(page)).startsWith(pasted.slice(0, 200))).toBe(true);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    'brings the draft back that the starter took the place of, and compares two submissions, no fewer',
    async () => {
      const { context, page } = await openPage(site.browser, { locale: 'en-GB' });
      await openExercise(page);
      const starter = await codeOf(page);
      await write(page, 'const precious = 1;');
      await page.locator('#draft-status', { hasText: /^Saved/ }).waitFor();
      const shown = page.locator('#replaced');
      for (const undo of [
        () => page.keyboard.press('Control+z'),
        () => page.getByRole('button', { name: 'Undo' }).click(),
      ]) {
        await page.getByRole('link', { name: 'Starter' }).click();
        await shown.waitFor();
        expect(await codeOf(page)).toBe(starter);
        await page.locator('.cm-content').focus();
        await undo();
        expect(await codeOf(page)).toBe('const precious = 1;');
      }
      // What is typed over the draft does not end it: it is in the history, on this page and the next.
      const kept = page.locator('.history-draft');
      await page.getByRole('link', { name: 'Starter' }).click();
      await shown.waitFor();
      await write(page, '// another');
      await kept.waitFor();
      await page.reload();
      expect(await codeOf(page)).toBe('// another');
      expect(await textOf(kept)).toMatch(/\d\d:\d\d[\s\S]*Draft[\s\S]*Restore/);
      await kept.getByRole('link', { name: 'Restore' }).click();
      await shown.waitFor();
      expect(await codeOf(page)).toBe('const precious = 1;');
      const file = { name: 'mine.ts', mimeType: 'text/plain', buffer: Buffer.from('// a file') };
      await page.locator('#file').setInputFiles(file);
      await page.waitForFunction(() => document.querySelectorAll('.history-draft').length === 2);
      const compare = page.getByRole('button', { name: 'Compare the two selected' });
      for (const [chosen, box] of (await page.locator('#history input[type=checkbox]').all()).slice(0, 3).entries()) {
        expect(await compare.isEnabled()).toBe(chosen === 2);
        await box.check();
      }
      expect(await compare.isEnabled()).toBe(false);
      await page.goto(`${site.server.base}/courses/exercise/exercises/linear_forward/compare?id=one`);
      await page.getByText('Select exactly two of them').waitFor();
      await context.close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'gets the report by asking where a proxy swallows the stream of news',
    async () => {
      const { context, page } = await openPage(site.browser);
      await page.route('**/events', (route) => route.fulfill({ status: 502, body: 'no streams here' }));
      await openExercise(page);
      await write(page, RIGHT);
      expect(await send(page, 'Submit')).toBe('Accepted');
      await context.close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'is told when the server cannot be reached, and keeps the code',
    async () => {
      const { context, page } = await openPage(site.browser);
      await openExercise(page);
      await write(page, RIGHT);
      await context.setOffline(true);
      await page.getByRole('button', { name: 'Submit' }).click();
      await page.getByText('The server cannot be reached').waitFor();
      expect(await codeOf(page)).toBe(RIGHT);
      await context.setOffline(false);
      expect(await send(page, 'Submit')).toBe('Accepted');
      await context.close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'gets the report without scripts too',
    async () => {
      const { context, page } = await openPage(site.browser, { javaScriptEnabled: false });
      await openExercise(page);
      await page.getByLabel('Code of').fill(RIGHT);
      await page.getByRole('button', { name: 'Submit' }).click();
      await page.waitForURL('**/submissions/*');
      await page.locator('.report').waitFor({ timeout: PATIENCE_MS });
      expect(await textOf(page.locator('.report-verdict .badge'))).toBe('Accepted');
      await context.close();
    },
    2 * PATIENCE_MS,
  );
});
