/** The instructor's room in a real browser, with the real grader: dashboards, gradebook, grading again, reading code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { findProblems, followLink, openDetails, openPage } from '../support/browser/browser.ts';
import { useCourse } from '../support/browser/site.ts';
import { exercisesFolder } from '../support/grader.ts';
import { visit } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const PATIENCE_MS = 180_000;
const COURSE = '/instructor/courses/instructor-room';
const wrong = readFileSync(join(exercisesFolder, 'linear_forward', 'samples', 'bias-inside.wrong-answer.ts'), 'utf8');

const site = useCourse('instructor-room');
let submission = '';

beforeAll(async () => {
  const student = await visit(site.server.studentLink, 'instructor-room');
  submission = await student.submit('linear_forward', wrong);
  await until(async () => !(await student.get(`/submissions/${submission}`)).includes('data-follow'), 'it is graded');
}, PATIENCE_MS);

describe.each([
  { locale: 'en-GB', width: 1280, colorScheme: 'light' as const },
  { locale: 'de-DE', width: 390, colorScheme: 'dark' as const },
])('for $locale at $width px', ({ locale, width, colorScheme }) => {
  it(
    'an instructor looks at the course, counts grades, grades again and comments; the student reads it',
    async () => {
      const found: Record<string, string[]> = {};
      const options = { locale, colorScheme, viewport: { width, height: 900 } };
      const { context, page, complaints } = await openPage(site.browser, options);
      const look = async (name: string): Promise<void> => {
        await openDetails(page);
        found[name] = await findProblems(page);
      };
      const open = async (path: string, name: string): Promise<void> => {
        const answer = await page.goto(site.server.base + path);
        expect([path, answer?.status()]).toEqual([path, 200]);
        await look(name);
      };
      const submit = async (selector: string): Promise<void> => {
        await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
      };
      await followLink(page, site.server.instructorLink);

      await open(`${COURSE}/dashboard`, 'course');
      expect(await page.locator('svg.plot[role="img"]').count()).toBeGreaterThan(0);
      await open(`${COURSE}/dashboard/exercises/linear_forward`, 'exercise');
      expect(await page.locator('.heat-cell.fail').count()).toBeGreaterThan(0);
      await page.locator('.heat a[href^="/submissions/"]').first().click();
      await page.waitForURL(`**/submissions/${submission}`);

      await open(`${COURSE}/gradebook/settings`, 'settings');
      await page.fill('input[name="weight-1"]', '50');
      await page.fill('#passMark', '50');
      await submit('form[action$="/settings"] button[type="submit"]');
      await page.fill('input[name="title"]', `Report ${locale}`);
      await page.fill('input[name="maxPoints"]', '10');
      await submit('form[action$="/manual"] button');
      await page.locator('input[name^="points-"]').first().fill('7.5');
      await submit('button[value="save"]');
      await look('column');
      await open(`${COURSE}/gradebook`, 'gradebook');
      await page.locator('.gradebook tbody th a').first().click();
      await look('student');
      await page.locator('a[href*="exercise%3Alinear_forward"]').first().click();
      await page.fill('#points', '9');
      await page.fill('#reason', `by hand ${locale}`);
      await look('item');
      await submit('button[value="set"]');
      expect(await page.locator('main').textContent()).toContain(`by hand ${locale}`);
      await open(`${COURSE}/gradebook/import`, 'import');
      await page.locator('textarea#text').fill(`Name,Report ${locale}\nDemo Student,8\nNobody Here,1\n`);
      await submit('form.form.card button');
      await look('import plan');
      await submit('form.form-actions button');

      await open(`${COURSE}/exercises/linear_forward/regrades`, 'regrades');
      await submit('form.form.card button');
      await page.waitForSelector('button[value="apply"]', { timeout: 60_000 });
      await look('regrade');
      await submit('button[value="apply"]');
      await look('applied');
      await open(`${COURSE}/exercises/linear_forward/tests`, 'tests');
      await page.locator('input[name="note"]').first().fill('The test was wrong.');
      await submit('button[value="preview"]');
      await look('void');

      await open(`/submissions/${submission}`, 'submission');
      await page.locator('a.line-number').nth(2).click();
      await page.locator('#mark-text').fill(`Where is the **bias**? ${locale}`);
      await look('comment form');
      await submit('button[value="add"]');
      await open(`${COURSE}/review/linear_forward`, 'read');
      await open(`${COURSE}/review/linear_forward/starter/${submission}`, 'side by side');
      await open(`${COURSE}/comments`, 'library');
      await open(`${COURSE}/similar/linear_forward`, 'similar');

      const student = await openPage(site.browser, options);
      await followLink(student.page, site.server.studentLink);
      await student.page.goto(`${site.server.base}/submissions/${submission}`);
      expect(await student.page.locator('.marked-code').textContent()).toContain(`Where is the bias? ${locale}`);
      await student.page.locator('a.line-number').nth(0).click();
      await student.page.fill('#ask-line', `Why? ${locale}`);
      await Promise.all([student.page.waitForNavigation(), student.page.locator('form:has(#ask-line) button').click()]);
      found['own submission'] = await findProblems(student.page);
      await student.page.goto(`${site.server.base}/courses/instructor-room/record`);
      found['own record'] = await findProblems(student.page);
      expect(await student.page.locator('main').textContent()).toContain(`by hand ${locale}`);

      await open(`${COURSE}/questions`, 'questions');
      await page.locator('article textarea').first().fill('Because.');
      await submit('article button[value="answer"]');
      await student.page.goto(`${site.server.base}/submissions/${submission}`);
      expect(await student.page.locator('.marked-code').textContent()).toContain('Because.');

      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
      expect([...complaints, ...student.complaints]).toEqual([]);
      await student.context.close();
      await context.close();
    },
    PATIENCE_MS,
  );
});
