/** The audit log, export, deletion and retention in a real browser: accessible pages that fit, in both languages and looks. */
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findProblems, followLink, openPage } from '../support/browser/browser.ts';
import { useCourse } from '../support/browser/site.ts';

const PATIENCE_MS = 120_000;
const COURSE = '/instructor/courses/personal-data';

const site = useCourse('personal-data');

describe.each([
  { locale: 'en-GB', width: 1280, colorScheme: 'light' as const, victim: 'Demo Student 2' },
  { locale: 'de-DE', width: 390, colorScheme: 'dark' as const, victim: 'Demo Student 3' },
])('for $locale at $width px', ({ locale, width, colorScheme, victim }) => {
  it(
    'somebody gets an extension, is exported and deleted, and the log tells it',
    async () => {
      const found: Record<string, string[]> = {};
      const { context, page, complaints } = await openPage(site.browser, {
        locale,
        colorScheme,
        viewport: { width, height: 900 },
        acceptDownloads: true,
      });
      const submit = async (from: Page, selector: string): Promise<void> => {
        await Promise.all([from.waitForNavigation(), from.locator(selector).click()]);
      };
      const look = async (name: string): Promise<void> => {
        found[name] = await findProblems(page);
      };
      await followLink(page, site.server.instructorLink);
      await page.goto(`${site.server.base}${COURSE}/exercises/linear_forward`);
      await page.locator('#person').selectOption({ label: victim });
      await page.locator('form[action$="/extensions"] [name="attempts"]').fill('2');
      await page.locator('form[action$="/extensions"] [name="reason"]').fill('Laptop died on the evening before');
      await submit(page, 'form[action$="/extensions"] button[type="submit"]');

      await page.goto(`${site.server.base}${COURSE}/settings`);
      await page.locator('#retention').fill('1');
      await submit(page, 'form.form button.primary');
      await look('settings');
      await page.goto(`${site.server.base}${COURSE}/data`);
      await look('data of the course');
      await submit(page, `.listing a:text-is("${victim}")`);
      await look('a person');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('form[action$="/data"] button').click(),
      ]);
      expect(download.suggestedFilename()).toBe('data-personal-data.zip');
      await page.locator('#name').fill('somebody');
      await submit(page, 'form[action$="/delete"] button');
      await look('a person with an error');
      await page.locator('#name').fill(victim);
      await submit(page, 'form[action$="/delete"] button');
      expect(page.url()).toMatch(/\/data$/);
      expect(await page.locator(`.listing a:text-is("${victim}")`).count()).toBe(0);
      await page.goto(`${site.server.base}${COURSE}/log`);
      expect(await page.locator('.log').textContent()).toContain('Laptop died');
      await look('log');
      await page.goto(`${site.server.base}${COURSE}/people`);
      await look('people');
      await page.goto(`${site.server.base}/account/data`);
      await look('own data');
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
      expect(complaints).toEqual([
        'Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)',
      ]);
      await context.close();
    },
    PATIENCE_MS,
  );
});
