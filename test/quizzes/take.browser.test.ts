/** Taking the quiz in a real browser against a real server: keyboard, reload, no network, the end of the time, phones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { openDatabase } from '../../server/kernel/database/database.ts';
import { MOST_STREAMS } from '../../server/kernel/http/event-stream.ts';
import { projectRoot } from '../../server/project-root.ts';
import type { QuizPlan } from '../../server/quizzes/control/plan.ts';
import {
  findProblems,
  findUnreachable,
  followLink,
  openDetails,
  openPage,
  textOf,
} from '../support/browser/browser.ts';
import { useCourse } from '../support/browser/site.ts';
import { until } from '../support/until.ts';
import { planInFolder } from './support/quiz-folder.ts';

const PATIENCE_MS = 180_000;
const EVERY = readFileSync(join(projectRoot, 'test', 'fixtures', 'every-question-type.yaml'), 'utf8');
const SHORT = `
title: Short quiz
week: 1
shuffleQuestions: false
sections:
  - questions:
      - id: relu
        type: single-choice
        shuffle: false
        text: What is ReLU(-2)?
        options: [{ text: '0', correct: true }, { text: '-2' }]
      - { id: half, type: numeric, text: What is the sigmoid of 0?, answer: 0.5 }
`;
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

let context: BrowserContext;
let page: Page;
let complaints: string[];

const planned = (slug: string, source: string, changes: Partial<QuizPlan> = {}) => ({
  course: 'quiz',
  slug,
  source,
  plan: {
    opensAt: new Date(Date.now() - 1_000).toISOString(),
    closesAt: new Date(Date.now() + 3_600_000).toISOString(),
    results: 'at-once' as const,
    ...changes,
  },
  compute: async (_source: unknown, sets: readonly Readonly<Record<string, unknown>>[]) =>
    sets.map(({ z }) => ({ a: sigmoid(Number(z)), wrong: 1 })),
});
const site = useCourse('quiz', (folder) =>
  planInFolder(
    folder,
    ...['keyboard', 'reload', 'offline', 'clock', 'pages'].map((slug) => planned(slug, SHORT)),
    planned('runs-out', SHORT, { limitMs: 10_000, graceMs: 1_000 }),
    planned('every', EVERY),
    planned('later', SHORT, { opensAt: new Date(Date.now() + 3_000_000).toISOString() }),
  ),
);
const open = (slug: string) => page.goto(`${site.server.base}/courses/quiz/quizzes/${slug}`);
const question = (id: string) => page.locator(`[data-question="${id}"]`);
const savedIn = (id: string) =>
  question(id)
    .locator('[data-state]', { hasText: /^Saved \d\d:\d\d:\d\d$/ })
    .waitFor({ timeout: PATIENCE_MS });

async function enter(options: BrowserContextOptions = {}): Promise<void> {
  ({ context, page, complaints } = await openPage(site.browser, { locale: 'en-GB', ...options }));
  await followLink(page, site.server.studentLink);
}

beforeEach(() => enter());
afterEach(() => context.close());

describe('a quiz', () => {
  it(
    'is found, taken and handed in with the keyboard alone',
    async () => {
      await page.goto(`${site.server.base}/courses/quiz`);
      const press = async (...keys: string[]): Promise<void> => {
        for (const key of keys) await page.keyboard.press(key);
      };
      /** Goes on with Tab until the focus is on something with this text or name. */
      const tabTo = async (name: RegExp): Promise<void> => {
        for (let tries = 0; tries < 80; tries += 1) {
          await press('Tab');
          const text = await page.evaluate(() => {
            const element = document.activeElement as HTMLInputElement | null;
            return `${element?.textContent} ${element?.getAttribute('name')} ${element?.getAttribute('href')}`;
          });
          if (name.test(text)) return;
        }
        throw new Error(`Tab never reached ${name}`);
      };
      await tabTo(/quizzes\/keyboard/);
      await press('Enter');
      await page.waitForURL(/quizzes\/keyboard/);
      await tabTo(/Start/);
      await press('Enter');
      await question('relu').waitFor();
      await tabTo(/a\.relu/);
      await press('Space');
      await savedIn('relu');
      await tabTo(/a\.half/);
      await page.keyboard.type('0,5');
      await savedIn('half');
      // Enter in a field hands nothing in.
      await press('Enter');
      expect(await page.locator('#confirm').isHidden()).toBe(true);
      await tabTo(/Hand in/);
      await press('Enter');
      await page.getByText('All 2 questions are answered').waitFor();
      await press('Escape');
      expect(await page.locator('#confirm').isHidden()).toBe(true);
      await press('Enter', 'Shift+Tab');
      await page.locator('#confirm-yes').focus();
      await press('Enter');
      await page.getByRole('heading', { name: 'Your result' }).waitFor();
      expect(await textOf(page.locator('.quiz-points'))).toBe('2 of 2 points');
      expect(complaints).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'asks where it stands when newer pages of the same person have taken its stream, and listens again when it is looked at',
    async () => {
      await open('pages');
      await page.getByRole('button', { name: 'Start' }).click();
      await question('relu').waitFor();
      const address = `${site.server.base}/courses/quiz/quizzes/pages`;
      /** Resolves when the page listens: only then are the streams that follow newer than its own. */
      const listens = () => page.waitForResponse((response) => response.url().endsWith('/events'));
      /** Resolves when the page's stream ends, whether the server or the page itself is first to close it. */
      const ends = () => {
        const options = { predicate: (request: Request) => request.url().endsWith('/events'), timeout: PATIENCE_MS };
        return Promise.race([
          page.waitForEvent('requestfinished', options),
          page.waitForEvent('requestfailed', options),
        ]).catch(() => {
          throw new Error('the stream of the page was not replaced');
        });
      };
      await Promise.all([listens(), page.reload()]);
      let streams = 0;
      page.on('request', (request) => {
        if (request.url().endsWith('/events')) streams += 1;
      });
      const replaced = ends();
      const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      const others = new AbortController();
      for (let other = 0; other < MOST_STREAMS; other += 1)
        await fetch(`${address}/events`, { headers: { cookie }, signal: others.signal });
      await replaced;
      expect(streams).toBe(0);
      await Promise.all([listens(), page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))]);
      expect(streams).toBe(1);
      const again = ends();
      for (let other = 0; other < MOST_STREAMS; other += 1)
        await fetch(`${address}/events`, { headers: { cookie }, signal: others.signal });
      await again;
      // Handed in elsewhere: no event tells this page.
      const token = await page.locator('[name="_csrf"]').first().inputValue();
      const api = address.replace('/courses/', '/api/v1/courses/');
      const headers = { cookie, 'x-csrf-token': token, 'content-type': 'application/json' };
      await fetch(`${api}/hand-in`, { method: 'POST', headers, body: '{}' });
      await page.getByRole('heading', { name: 'Your result' }).waitFor({ timeout: PATIENCE_MS });
      others.abort();
      expect(complaints).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'goes on after a reload, and on another device, with the same clock and the same answers',
    async () => {
      await open('reload');
      await page.getByRole('button', { name: 'Start' }).click();
      await question('relu').getByRole('radio').nth(1).check();
      await savedIn('relu');
      // Wherever one goes meanwhile, the clock goes along.
      expect(await page.title()).toMatch(/^[56]:\d\d · Short quiz/);
      expect(await page.locator('#running-clock').count()).toBe(0);
      for (const address of [
        '/courses/quiz',
        '/courses/quiz/exercises/linear_forward',
        '/account',
        '/courses',
        '/nothing',
      ]) {
        await page.goto(site.server.base + address);
        await page.locator('#running-left', { hasText: /^[56]:\d\d$/ }).waitFor();
      }
      complaints.length = 0;
      await page.goto(`${site.server.base}/courses/quiz/exercises/linear_forward`);
      await page.mouse.wheel(0, 2_000);
      await page.locator('#running-clock').getByRole('link', { name: 'Back to the quiz' }).click();
      await question('relu').waitFor();
      expect(await question('relu').getByRole('radio').nth(1).isChecked()).toBe(true);
      const { context: other, page: there } = await openPage(site.browser, { locale: 'en-GB' });
      await followLink(there, site.server.studentLink);
      await there.goto(`${site.server.base}/courses/quiz/quizzes/reload`);
      const radio = there.locator('[data-question="relu"]').getByRole('radio');
      expect(await radio.nth(1).isChecked()).toBe(true);
      const seconds = async (one: Page): Promise<number> => {
        const [minutes = 0, rest = 0] = (await textOf(one.locator('#remaining'))).split(':').map(Number);
        return minutes * 60 + rest;
      };
      await there.locator('#remaining', { hasText: /\d:\d\d/ }).waitFor();
      expect(Math.abs((await seconds(page)) - (await seconds(there)))).toBeLessThanOrEqual(1);
      // Answered there, then here with an older version: here the other answer is shown, and can be changed.
      await radio.nth(0).check();
      await there.locator('[data-question="relu"] [data-state]', { hasText: 'Saved' }).waitFor();
      await question('relu').getByRole('radio').nth(0).check();
      await question('relu').getByRole('radio').nth(1).check();
      await savedIn('relu');
      await page.reload();
      expect(await question('relu').getByRole('radio', { checked: true }).count()).toBe(1);
      await other.close();
      expect(complaints.filter((text) => !text.includes('409'))).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'keeps answers for twenty seconds without network, even over a reload of the page, and sends them',
    async () => {
      await context.clock.install();
      await open('offline');
      await page.getByRole('button', { name: 'Start' }).click();
      await question('relu').waitFor();
      await context.setOffline(true);
      await question('relu').getByRole('radio').nth(0).check();
      await question('half').getByRole('textbox').fill('0.5');
      await page.getByText('The server cannot be reached. Keep answering').waitFor();
      expect(await textOf(question('relu').locator('[data-state]'))).toContain('kept on this device');
      for (let second = 0; second < 20; second += 1) await page.clock.runFor(1_000);
      expect(await textOf(question('relu').locator('[data-state]'))).toContain('kept on this device');
      await context.setOffline(false);
      await savedIn('relu');
      await savedIn('half');
      expect(await page.locator('#trouble').isHidden()).toBe(true);
      await context.setOffline(true);
      await question('half').getByRole('textbox').fill('0.25');
      await page.getByText('The server cannot be reached. Keep answering').waitFor();
      await page.close();
      await context.setOffline(false);
      page = await context.newPage();
      await open('offline');
      await savedIn('half');
      expect(await question('half').getByRole('textbox').inputValue()).toBe('0.25');
    },
    PATIENCE_MS,
  );

  it(
    'shows the same time on a device whose clock is wrong, is set, or sleeps',
    async () => {
      // An hour ahead from the start on.
      await context.addInitScript(() => {
        const real = Date.now.bind(Date);
        const device = window as unknown as { ahead: number };
        device.ahead = 3_600_000;
        Date.now = () => real() + device.ahead;
      });
      await open('clock');
      await page.getByRole('button', { name: 'Start' }).click();
      await question('relu').waitFor();
      /** Seconds that the page shows more than the server has left. */
      const error = async (): Promise<number> =>
        page.evaluate(async () => {
          const answer = await fetch(`${location.pathname}/state`);
          const { now, deadline } = (await answer.json()) as { now: number; deadline: number };
          const [minutes = 0, seconds = 0] = (document.querySelector('#remaining')?.textContent ?? '')
            .split(':')
            .map(Number);
          return minutes * 60 + seconds - (deadline - now) / 1000;
        });
      /** Waits until the page shows another time than now. */
      const untilItTicks = async (): Promise<void> => {
        const hasNotText = await textOf(page.locator('#remaining'));
        await page.locator('#remaining').filter({ hasNotText }).waitFor();
      };
      expect(Math.abs(await error())).toBeLessThan(2);
      await page.evaluate(() => {
        (window as unknown as { ahead: number }).ahead = -7_200_000;
      });
      await untilItTicks();
      expect(Math.abs(await error())).toBeLessThan(2);
      const session = await context.newCDPSession(page);
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      const serverTime = async (): Promise<number> => {
        const answer = await context.request.get(`${site.server.base}/courses/quiz/quizzes/clock/state`);
        return ((await answer.json()) as { now: number }).now;
      };
      const frozenAt = await serverTime();
      await until(async () => (await serverTime()) - frozenAt >= 6_000, 'the page has slept for six seconds');
      await session.send('Page.setWebLifecycleState', { state: 'active' });
      await untilItTicks();
      expect(Math.abs(await error())).toBeLessThan(2);
    },
    PATIENCE_MS,
  );

  it(
    'ends by itself with what was answered, hints before, and shows what came of it',
    async () => {
      await open('runs-out');
      expect(await textOf(page.locator('.quiz-lobby'))).toContain('0:10 minutes');
      await page.getByRole('button', { name: 'Start' }).click();
      await question('half').getByRole('textbox').fill('0.5');
      await page.locator('#announce', { hasText: /Time is up/ }).waitFor({ timeout: PATIENCE_MS });
      expect(await page.locator('#questions').evaluate((list) => (list as HTMLElement).inert)).toBe(true);
      await page.getByRole('heading', { name: 'Your result' }).waitFor({ timeout: PATIENCE_MS });
      expect(await textOf(page.locator('.quiz-points'))).toBe('1 of 2 points');
      expect(await textOf(page.locator('.quiz-score'))).toContain('Your time was up on');
      const database = openDatabase(join(site.folder, 'gradedescent.db'));
      const length = database
        .prepare(`SELECT round((julianday(quiz_attempts.ended_at) - julianday(quiz_attempts.started_at)) * 86400, 2) FROM quiz_attempts
          JOIN quiz_runs ON quiz_runs.id = run_id WHERE slug = 'runs-out'`)
        .pluck()
        .get();
      database.close();
      expect(length).toBe(10);
    },
    PATIENCE_MS,
  );

  it.each([
    ['on a wide screen', { viewport: { width: 1280, height: 900 }, colorScheme: 'light', locale: 'en-GB' }],
    [
      'on a phone, in the dark, in German',
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'de-DE' },
    ],
  ] as const)(
    'with every type of question is accessible and within the screen %s',
    async (_name, options) => {
      await context.close();
      await enter(options);
      const inspect = async (slug: string): Promise<string[]> => {
        await open(slug);
        return [...(await findProblems(page)), ...(await findUnreachable(page))];
      };
      expect(await inspect('later')).toEqual([]);
      expect(await inspect('every')).toEqual([]);
      const start = page.locator('#start button');
      if ((await start.count()) > 0) await start.click();
      await question('relu').or(page.locator('.quiz-score')).first().waitFor();
      if (options.locale === 'en-GB') {
        await question('steps').getByRole('button', { name: 'Move down' }).first().click();
        await savedIn('steps');
        await question('words').getByRole('combobox').selectOption('b');
        await question('product').getByRole('textbox').first().fill('5');
        await savedIn('product');
        // An order that was touched is whole; a matrix with one entry is not, and is named.
        const ask = page.getByRole('button', { name: 'Hand in', exact: true });
        await ask.click();
        const confirm = page.locator('#confirm');
        const box = await confirm.boundingBox();
        expect([(box?.y ?? -1) >= 0, (box?.y ?? 0) + (box?.height ?? 0) <= 900]).toEqual([true, true]);
        expect(await page.locator('main .button.primary:visible').allInnerTexts()).toEqual(['Hand in now']);
        const placeOf = async (id: string): Promise<number> =>
          1 +
          (await page
            .locator('[data-question]')
            .evaluateAll(
              (all, wanted) => all.findIndex((one) => (one as HTMLElement).dataset.question === wanted),
              id,
            ));
        expect(await confirm.getByText(`Question ${await placeOf('steps')}:`).count()).toBe(0);
        const cells = await question('product').getByRole('textbox').count();
        const begun = `Question ${await placeOf('product')}: 1 of ${cells} filled in`;
        await confirm.getByRole('button', { name: begun }).click();
        expect(
          await question('product')
            .getByRole('textbox')
            .first()
            .evaluate((field) => field === document.activeElement),
        ).toBe(true);
        expect([await confirm.isVisible(), await ask.isVisible()]).toEqual([false, true]);
        for (const [at, field] of (await question('product').getByRole('textbox').all()).entries())
          await field.fill(String(at));
        await ask.click();
        expect(await confirm.getByText(`Question ${await placeOf('product')}:`).count()).toBe(0);
        await page.locator('#confirm-no').click();
      }
      expect([...(await findProblems(page)), ...(await findUnreachable(page))]).toEqual([]);
      if (options.locale === 'de-DE') {
        expect(await question('steps').locator('.order').getAttribute('data-touched')).toBe('true');
        await page.getByRole('button', { name: 'Abgeben' }).click();
        expect(await findProblems(page)).toEqual([]);
        await page.getByRole('button', { name: 'Jetzt abgeben' }).click();
        await page.getByRole('heading', { name: 'Dein Ergebnis' }).waitFor();
        await openDetails(page);
        expect(await findProblems(page)).toEqual([]);
      }
      expect(complaints).toEqual([]);
    },
    PATIENCE_MS,
  );
});
