/** Accepting answers and regrading in a real browser: without scripts, wide and narrow, light and dark. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { projectRoot } from '../../server/project-root.ts';
import { findProblems, followLink, launchBrowser, openPage } from '../support/browser/browser.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import { planTestQuiz, SHORT_QUIZ } from './support/quiz.ts';
import { answersBy, FIXTURE_KEY, takeAttempt } from './support/quiz-class.ts';

const PATIENCE_MS = 120_000;
const QUIZZES = '/instructor/courses/demo/quizzes';
const EVERY_TYPE = readFileSync(join(projectRoot, 'test', 'fixtures', 'every-question-type.yaml'), 'utf8');
const STUDENTS = 12;

const { rightAnswer, wrongAnswer } = answersBy(FIXTURE_KEY);

let app: TestApp;
let server: Server;
let browser: Browser;
let base = '';

async function planTaken(slug: string, source: string): Promise<void> {
  const run = await planTestQuiz(app, { slug, source });
  for (let student = 0; student < STUDENTS; student++)
    takeAttempt(app, run, { name: `Demo Student ${slug} ${student + 1}`, seed: student }, (part, id, place) => [
      (student + place) % 3 === 0 ? rightAnswer(part, id) : wrongAnswer(part, id, student % 2),
      20 * (place + 1),
    ]);
}

beforeAll(async () => {
  app = createTestApp({ compute: async (_source, sets) => sets.map(() => ({ a: 0.73, wrong: 2 })) });
  await planTaken('every', EVERY_TYPE);
  await planTaken('short', SHORT_QUIZ);
  await planTaken('hindered', SHORT_QUIZ);
  const updatedAt = new Date(app.time.now).toISOString();
  const rewrite = (slug: string, source: string): void =>
    app.store.quizzes.saveSource({ courseId: 'demo', slug, source, revision: 2, updatedBy: null, updatedAt });
  rewrite(
    'short',
    SHORT_QUIZ.replace('answer: 0.5', 'answer: 1.5').replace('answer: [3, 4]', 'answer: [4, 3]\n        points: 2'),
  );
  rewrite(
    'hindered',
    SHORT_QUIZ.replace('type: numeric', 'type: short-text').replace('answer: 0.5', "accepted: ['0.5']"),
  );
  server = createServer(app.app).listen(0, '127.0.0.1');
  browser = await launchBrowser();
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, PATIENCE_MS);
afterAll(async () => {
  await browser?.close();
  server?.close();
  app?.close();
});

describe.each([
  { locale: 'en-GB', width: 1280, colorScheme: 'light' as const },
  { locale: 'de-DE', width: 390, colorScheme: 'dark' as const },
])('for $locale at $width px', ({ locale, width, colorScheme }) => {
  it(
    'the pages are accessible and fit, and a decision is made and taken back with their forms alone',
    async () => {
      const { context, page, complaints } = await openPage(browser, {
        locale,
        colorScheme,
        viewport: { width, height: 900 },
      });
      await followLink(page, `${base}/sign-in/${app.instructorToken}`);
      const found: Record<string, string[]> = {};
      const look = async (name: string): Promise<void> => {
        found[name] = await findProblems(page);
      };
      const visit = async (name: string, path: string): Promise<void> => {
        await page.goto(`${base}${QUIZZES}/${path}`);
        await look(name);
      };
      await visit('questions', 'every/questions');
      await visit('hindered', 'hindered/regrade');
      await page.goto(`${base}${QUIZZES}/every/questions`);
      const rooms = await page
        .locator('a[href$="/answers"]')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      for (const [place, room] of rooms.entries()) {
        await page.goto(`${base}${room}`);
        await look(`answers-${place}`);
      }

      await visit('dry-run', 'short/regrade?lower=never');
      await page.locator('button[value="apply"]').click();
      await page.locator('.notice.good').waitFor();
      await look('applied');
      await page.locator('button[value="revert"]').first().click();
      await page.locator('.notice.good').waitFor();

      await page.goto(`${base}${QUIZZES}/short/questions/relu/answers`);
      await page.locator('input[name="pick"]').first().check();
      await page.locator('input[name="note"]').last().fill('Both can be read from the slide.');
      await page.locator('button[value="look"]').click();
      await page.locator('button[value="accept"]').waitFor();
      await look('preview');
      await page.locator('button[value="accept"]').click();
      await page.locator('button[value="look-revoke"]').waitFor();
      await look('accepted');
      await page.goto(`${base}${QUIZZES}/short/attempts`);
      await page.locator('.live-table tbody a').nth(1).click();
      await page.locator('.accepted').first().waitFor();
      await look('attempt');
      await page.goto(`${base}${QUIZZES}/short/questions/relu/answers`);
      await page.locator('button[value="look-revoke"]').click();
      await page.locator('button[value="revoke"]').click();
      await page.locator('.notice.good').waitFor();
      expect(Object.fromEntries(Object.entries(found).filter(([, problems]) => problems.length > 0))).toEqual({});
      expect(complaints).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );
});
