/** The item analysis in a real browser: both pages with many, few and no attempts, wide and narrow, light and dark, on paper. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../server/project-root.ts';
import { findProblems, followLink, launchBrowser, openDetails, openPage, textOf } from '../support/browser/browser.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import { planTestQuiz } from './support/quiz.ts';
import { answersBy, FIXTURE_KEY, takeAttempt } from './support/quiz-class.ts';

const PATIENCE_MS = 120_000;
const QUIZZES = '/instructor/courses/demo/quizzes';
const EVERY_TYPE = readFileSync(join(projectRoot, 'test', 'fixtures', 'every-question-type.yaml'), 'utf8');

const { rightAnswer, wrongAnswer } = answersBy(FIXTURE_KEY);

let app: TestApp;
let server: Server;
let browser: Browser;
let base = '';

/** A quiz of every type that so many students have taken: question n is harder than the one before, students differ. */
async function planTaken(slug: string, students: number): Promise<void> {
  const run = await planTestQuiz(app, { slug, source: EVERY_TYPE });
  for (let student = 0; student < students; student++)
    takeAttempt(app, run, { name: `Demo Student ${slug} ${student + 1}`, seed: student }, (part, id, place) => {
      if ((student * 3 + place) % 11 === 0) return undefined;
      // The third question has a wrong key: the better miss it.
      const knows = (student * 7 + place * 5) % students > (place * students) / 14 - student / 3;
      const right = id === 'convex' ? student % 3 === 0 && !knows : knows;
      return [right ? rightAnswer(part, id) : wrongAnswer(part, id, student % 2), 24 * (place + 1) + (student % 13)];
    });
}

beforeAll(async () => {
  app = createTestApp({ compute: async (_source, sets) => sets.map(() => ({ a: 0.73, wrong: 2 })) });
  await planTaken('many', 40);
  await planTaken('few', 2);
  await planTaken('none', 0);
  server = createServer(app.app).listen(0, '127.0.0.1');
  browser = await launchBrowser();
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, PATIENCE_MS);
afterAll(async () => {
  await browser?.close();
  server?.close();
  app?.close();
});

/** Opens everything that can be opened, and says what is wrong with the page. */
async function inspect(page: Page): Promise<string[]> {
  await openDetails(page);
  return findProblems(page);
}

describe.each([
  { locale: 'en-GB', width: 1280, colorScheme: 'light' as const },
  { locale: 'de-DE', width: 390, colorScheme: 'dark' as const },
])('for $locale at $width px', ({ locale, width, colorScheme }) => {
  const open = async () => {
    const opened = await openPage(browser, { locale, colorScheme, viewport: { width, height: 900 } });
    await followLink(opened.page, `${base}/sign-in/${app.graderToken}`);
    return opened;
  };

  it(
    'the pages are accessible and fit, whatever the number of attempts',
    async () => {
      const { context, page, complaints } = await open();
      const found: Record<string, string[]> = {};
      const look = async (path: string): Promise<void> => {
        await page.goto(`${base}${path}`);
        found[path] = await inspect(page);
      };
      for (const path of ['many/analysis', 'few/analysis', 'none/analysis', 'none/analysis/relu']) {
        await look(`${QUIZZES}/${path}`);
      }
      await page.goto(`${base}${QUIZZES}/many/analysis`);
      const questions = await page
        .locator('.qa-items tbody th a')
        .evaluateAll((links) => links.map((a) => a.getAttribute('href')));
      expect(questions).toHaveLength(12);
      // All of them where room is scarce; where there is plenty, one of each kind of table.
      const shown = width < 800 ? questions : questions.filter((path) => /(relu|w-shape|match)$/.test(path ?? ''));
      for (const path of shown) await look(String(path));
      expect(Object.fromEntries(Object.entries(found).filter(([, problems]) => problems.length > 0))).toEqual({});
      expect(complaints).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    'the wide table scrolls in its own box, and a heading leads to its explanation',
    async () => {
      const { context, page } = await open();
      await page.goto(`${base}${QUIZZES}/many/analysis`);
      const box = page.locator('.scroll:has(.qa-items)');
      const excess = await box.evaluate((node) => node.scrollWidth - node.clientWidth);
      if (width < 800) expect(excess).toBeGreaterThan(100);
      await box.evaluate((node) => node.scrollTo({ left: 10_000 }));
      const explanation = page.locator('#about-discrimination');
      expect(await explanation.isVisible()).toBe(false);
      await page.locator('.qa-items thead a[href="#about-discrimination"]').click();
      await explanation.waitFor({ state: 'visible' });
      expect(await textOf(explanation.locator('p').last())).toContain('Henrysson');
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    'on paper, the whole table and every explanation are there',
    async () => {
      const { context, page } = await open();
      await page.goto(`${base}${QUIZZES}/many/analysis`);
      await page.emulateMedia({ media: 'print' });
      // A4 upright, without its margins.
      await page.setViewportSize({ width: 720, height: 1000 });
      const table = page.locator('.qa-items');
      const [edge, room] = await table.evaluate((node) => [node.getBoundingClientRect().right, window.innerWidth]);
      expect(edge).toBeLessThanOrEqual(room ?? 0);
      for (const explanation of await page.locator('.qa-explanation').all())
        expect((await explanation.boundingBox())?.height).toBeGreaterThan(0);
      await context.close();
    },
    PATIENCE_MS,
  );
});
