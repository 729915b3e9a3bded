/** Tutorial groups, extensions for many and seeing the course as a student, in a real browser. */
import { describe, expect, it } from '@jest/globals';
import { findProblems, followLink, openDetails, openPage } from '../support/browser/browser.ts';
import { useCourse } from '../support/browser/site.ts';

const PATIENCE_MS = 120_000;
const COURSE = '/instructor/courses/groups';

const site = useCourse('groups');

describe.each([
  { locale: 'en-GB', width: 1280, colorScheme: 'light' as const, stop: 'Stop', attempts: '2' },
  { locale: 'de-DE', width: 390, colorScheme: 'dark' as const, stop: 'Beenden', attempts: '3' },
])('for $locale at $width px', ({ locale, width, colorScheme, stop, attempts }) => {
  it(
    'students are put into groups, get an extension, and are seen as they see the course, on accessible pages that fit',
    async () => {
      const found: Record<string, string[]> = {};
      const { context, page, complaints } = await openPage(site.browser, {
        locale,
        colorScheme,
        viewport: { width, height: 900 },
      });
      const look = async (name: string): Promise<void> => {
        await openDetails(page);
        found[name] = await findProblems(page);
      };
      const submit = async (selector: string): Promise<void> => {
        await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
      };
      await followLink(page, site.server.instructorLink);
      await page.goto(`${site.server.base}${COURSE}/groups`);
      await page.fill('#name-new', `Group ${locale}`);
      await page.selectOption('#tutor-new', { index: 1 });
      await submit('form[action$="/groups"] button');
      await page.goto(`${site.server.base}${COURSE}/groups/distribute`);
      await look('distribute');
      await page.goto(`${site.server.base}${COURSE}/groups`);
      await page
        .locator('select[name^="g."]')
        .first()
        .selectOption({ label: `Group ${locale}` });
      await submit('form[action$="/students"] button');
      await look('groups');
      await page.goto(`${site.server.base}${COURSE}/extensions`);
      await page.locator('input[name="exercises"]').first().check();
      await page.fill('#attempts', attempts);
      await submit('form[action$="/extensions"] button');
      await look('plan');
      await submit('form[action$="/extensions"] button');
      await look('extensions');
      await page.goto(`${site.server.base}${COURSE}/people?role=student`);
      await look('people');
      await submit('form[action$="/view"] button');
      expect(await page.locator('.viewing').textContent()).toContain('Demo Student');
      await look('viewed course');
      expect(await page.locator('.viewing button').textContent()).toBe(stop);
      await submit('.viewing button');
      expect(await page.locator('.viewing').count()).toBe(0);
      expect(new URL(page.url()).pathname).toBe(`${COURSE}/people`);
      expect(Object.values(found).flat()).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );
});
