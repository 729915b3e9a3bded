/** Lines of code put in order in a real browser: by keyboard alone, by touch on a phone, after a reload, without scripts. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { findProblems, followLink, openPage, textOf } from '../support/browser/browser.ts';
import { useCourse } from '../support/browser/site.ts';
import { planInFolder } from './support/quiz-folder.ts';

const PATIENCE_MS = 180_000;
const SOURCE = `
title: Lines
week: 1
sections:
  - questions:
      - id: lines
        type: code-ordering
        text: Put the lines in order.
        code:
          source: |
            let cost = 0;
            for (const loss of losses)
              cost += loss;
            return cost / losses.length;
        distractors: ['return cost;']
`;
const RIGHT = ['let cost = 0;', 'for (const loss of losses)', 'cost += loss;', 'return cost / losses.length;'];

let context: BrowserContext;
let page: Page;
let complaints: string[];
const site = useCourse('lines', async (folder) => {
  const opensAt = new Date(Date.now() - 1_000).toISOString();
  const closesAt = new Date(Date.now() + 3_600_000).toISOString();
  const plan = { opensAt, closesAt, results: 'at-once' } as const;
  const slugs = ['keyboard', 'phone', 'plain'];
  await planInFolder(folder, ...slugs.map((slug) => ({ course: 'lines', slug, source: SOURCE, plan })));
});

const own = () => page.locator('.code-order-own > li');
const pool = () => page.locator('.code-order-pool > li');
const ownTexts = async (): Promise<string[]> =>
  (await own().locator('code').allTextContents()).map((text) => text.replaceAll('\u00A0', ' '));
const announced = (text: string) => page.locator('#announce', { hasText: text }).waitFor();
const saved = () => page.locator('[data-state]', { hasText: /^Saved/ }).waitFor();
async function start(slug: string, options: BrowserContextOptions = {}): Promise<void> {
  ({ context, page, complaints } = await openPage(site.browser, { locale: 'en-GB', ...options }));
  await followLink(page, site.server.studentLink);
  await page.goto(`${site.server.base}/courses/lines/quizzes/${slug}`);
  await page.locator('#start button').click();
  await page.locator('[data-question="lines"]').waitFor();
}
const result = async (): Promise<string> => {
  await page.getByRole('heading', { name: 'Your result' }).waitFor();
  return textOf(page.locator('.quiz-points'));
};
afterEach(() => context.close());

describe('lines of code', () => {
  it(
    'are added, moved, indented and removed with the keyboard alone, spoken and saved',
    async () => {
      await start('keyboard');
      const focusOn = (text: string) => pool().getByRole('button', { name: text, exact: false }).focus();
      expect(await pool().count()).toBe(5);
      await focusOn(RIGHT[3] as string);
      await page.keyboard.press('Enter');
      await announced('Now line 1 of 1, indentation 0');
      await focusOn('return cost;');
      await page.keyboard.press('Space');
      for (const text of RIGHT.slice(0, 3)) {
        await focusOn(text);
        await page.keyboard.press('Enter');
      }
      expect(await ownTexts()).toEqual([RIGHT[3], 'return cost;', ...RIGHT.slice(0, 3)]);
      // The last line stands below: it moves up by its button; the first goes down with the arrow keys.
      await own()
        .nth(0)
        .getByRole('button', { name: /^Move down/ })
        .focus();
      for (const place of [2, 3, 4, 5]) {
        await page.keyboard.press('ArrowDown');
        await announced(`Now line ${place} of 5`);
      }
      await page.keyboard.press('ArrowDown');
      expect(await ownTexts()).toEqual(['return cost;', ...RIGHT]);
      await own()
        .nth(0)
        .getByRole('button', { name: /^Remove/ })
        .focus();
      await page.keyboard.press('Enter');
      await announced('Removed');
      expect(await ownTexts()).toEqual(RIGHT);
      await own()
        .nth(2)
        .getByRole('button', { name: /^Indent/ })
        .focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowLeft');
      await announced('Now line 3 of 4, indentation 1');
      await saved();
      expect(await findProblems(page)).toEqual([]);
      await page.reload();
      expect(await ownTexts()).toEqual([...RIGHT.slice(0, 2), `  ${RIGHT[2]}`, RIGHT[3]]);
      await page.getByRole('button', { name: 'Hand in' }).click();
      await page.locator('#confirm-yes').click();
      expect(await result()).toBe('1 of 1 point');
      expect(await findProblems(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'are put in order by touch on a phone, and stand beside the right ones in the result',
    async () => {
      await start('phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      for (const text of ['return cost;', ...RIGHT.slice(0, 2)]) await pool().getByText(text, { exact: true }).tap();
      await own()
        .nth(0)
        .getByRole('button', { name: /^Move down/ })
        .tap();
      await own()
        .nth(1)
        .getByRole('button', { name: /^Move down/ })
        .tap();
      expect(await ownTexts()).toEqual([...RIGHT.slice(0, 2), 'return cost;']);
      await saved();
      expect(await findProblems(page)).toEqual([]);
      await page.getByRole('button', { name: 'Hand in' }).tap();
      await page.locator('#confirm-yes').tap();
      // Two lines are missing and one is not needed: three edits of four lines.
      expect(await result()).toBe('0.25 of 1 point');
      const cells = await page
        .locator('.review-table tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) =>
            [...row.querySelectorAll('td')].slice(-2).map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()),
          ),
        );
      expect(cells).toEqual([
        [`✓ ${RIGHT[0]}`, RIGHT[0]],
        [`✓ ${RIGHT[1]}`, RIGHT[1]],
        ['✗ –', RIGHT[2]],
        ['✗ –', RIGHT[3]],
        ['✗ return cost;', ''],
      ]);
      expect(await findProblems(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'are numbered by hand where scripts do not run',
    async () => {
      await start('plain', { javaScriptEnabled: false });
      for (const [index, text] of RIGHT.entries()) {
        const line = page.locator('.code-order-fields li', { hasText: text });
        await line.getByRole('textbox', { name: 'Position' }).fill(String(10 * (index + 1)));
        if (index === 2) await line.getByRole('combobox', { name: 'Indentation' }).selectOption('1');
      }
      await page.getByRole('button', { name: 'Hand in' }).click();
      expect(await result()).toBe('1 of 1 point');
    },
    PATIENCE_MS,
  );
});
