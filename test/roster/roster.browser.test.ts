/** The pages that come after a form: importing a roster, links that are shown once, joining, moved weeks; in a real browser. */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../server/project-root.ts';
import { findProblems, followLink, openDetails, openPage } from '../support/browser/browser.ts';
import { useCourse } from '../support/browser/site.ts';

const PATIENCE_MS = 120_000;
const COURSE = '/instructor/courses/people';
const LONG = 'Wilhelmine-Charlotte von Müller-Lüdenscheidt zu Hohenzollern';

const site = useCourse('people');

/** Opens everything that can be opened, and says what is wrong with the page. */
async function inspect(page: Page): Promise<string[]> {
  await openDetails(page);
  return findProblems(page);
}

describe.each([
  { locale: 'en-GB', width: 1280, colorScheme: 'light' as const, start: '2020-01-06T09:00' },
  { locale: 'de-DE', width: 390, colorScheme: 'dark' as const, start: '2020-01-05T09:00' },
])('for $locale at $width px', ({ locale, width, colorScheme, start }) => {
  const open = () =>
    openPage(site.browser, {
      locale,
      colorScheme,
      viewport: { width, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });

  it(
    'a roster is imported, links are copied, somebody joins and a week moves, all on accessible pages that fit',
    async () => {
      const found: Record<string, string[]> = {};
      const { context, page, complaints } = await open();
      const look = async (name: string): Promise<void> => {
        found[name] = await inspect(page);
      };
      const submit = async (selector: string): Promise<void> => {
        await Promise.all([page.waitForNavigation(), page.locator(selector).click()]);
      };
      await followLink(page, site.server.instructorLink);
      await page.goto(`${site.server.base}${COURSE}/people/import`);
      await page.setInputFiles('#file', join(projectRoot, 'test', 'fixtures', 'rosters', 'excel-german.csv'));
      await submit('form.card button');
      await look('plan of a file');
      await page.goto(`${site.server.base}${COURSE}/people/import`);
      await page.fill(
        '#text',
        `Name;E-Mail;Matrikelnummer;Rolle\n${LONG};${locale}@example.org;4711;Tutor\nNobody;nowhere;${'9'.repeat(60)};wizard\n`,
      );
      await submit('form.card button');
      expect(await page.locator('tbody tr').count()).toBe(2);
      await look('plan of pasted rows');
      await submit('#apply button');
      await look('imported');
      expect(await page.locator('table code').count()).toBe(1);
      await page.goto(`${site.server.base}${COURSE}/people?search=${locale}@example.org`);
      await look('people');
      await submit('form[action$="/password-link"] button');
      await look('password link');
      await page.locator('[data-copy="link"]').click();
      const shown = await page.locator('#link').textContent();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);

      await page.goto(`${site.server.base}${COURSE}/people/invites`);
      await submit('button[value="on"]');
      await submit('form[action$="/invites"] button');
      await look('invitations');
      const link = (await page.locator('#link').textContent()) ?? '';
      await page.fill('#days', '0');
      await submit('form[action$="/invites"] button');
      await look('an invitation with a wrong field');

      await page.goto(`${site.server.base}${COURSE}/settings`);
      await page.fill('#start-1', start);
      await submit('main form .actions button');
      expect(await page.locator('.notice.good p').count()).toBe(2);
      await look('settings after a week moved');
      await page.fill('#start-1', '2099-01-05T09:00');
      await submit('main form .actions button');
      await look('settings with a wrong week');

      const stranger = await open();
      await stranger.page.goto(link);
      found.join = await inspect(stranger.page);
      await Promise.all([stranger.page.waitForNavigation(), stranger.page.locator('main form button').click()]);
      found['join with wrong fields'] = await inspect(stranger.page);
      await stranger.page.fill('#name', 'Ada L.');
      await stranger.page.fill('#email', `ada-${locale}@example.org`);
      await stranger.page.fill('#password', 'four plain words here');
      await Promise.all([stranger.page.waitForNavigation(), stranger.page.locator('main form button').click()]);
      expect(new URL(stranger.page.url()).pathname).toBe('/courses/people');
      await stranger.page.goto(link);
      found['join with an account'] = await inspect(stranger.page);

      expect(Object.fromEntries(Object.entries(found).filter(([, problems]) => problems.length > 0))).toEqual({});
      const unexpected = [...complaints, ...stranger.complaints].filter((complaint) => !complaint.includes('422'));
      expect(unexpected).toEqual([]);
      await stranger.context.close();
      await context.close();
    },
    PATIENCE_MS,
  );
});
