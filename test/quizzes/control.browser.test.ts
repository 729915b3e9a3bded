/** Running a quiz in real browsers: the instructor's page, the student's, and the projector hear of one another. */
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  findProblems,
  findUnreachable,
  followLink,
  openDetails,
  openPage,
  textOf,
} from '../support/browser/browser.ts';
import { useCourse } from '../support/browser/site.ts';
import { planInFolder } from './support/quiz-folder.ts';

const PATIENCE_MS = 180_000;
const SOURCE = `
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
const QUIZZES = '/instructor/courses/quiz-control/quizzes';

const site = useCourse('quiz-control', async (folder) => {
  const hour = 3_600_000;
  const plan = {
    opensAt: new Date(Date.now() - 1_000).toISOString(),
    closesAt: new Date(Date.now() + hour).toISOString(),
  };
  await planInFolder(
    folder,
    { course: 'quiz-control', slug: 'own', source: SOURCE, plan },
    { course: 'quiz-control', slug: 'all', source: SOURCE, plan: { ...plan, mode: 'together' } },
  );
});

const enter = async (link: string, options = {}) => {
  const opened = await openPage(site.browser, { locale: 'en-GB', ...options });
  await followLink(opened.page, link);
  return opened;
};
const rowOf = (page: Page, name: string) =>
  page.locator('tr', { has: page.locator(`[data-cell="name"]:text-is("${name}")`) });

describe('a quiz that is being run', () => {
  it(
    'is seen live, paused for all, and gives extra time to a page that is open',
    async () => {
      const teacher = await enter(site.server.instructorLink);
      const student = await enter(site.server.studentLink);
      await student.context.clock.install();
      await teacher.page.goto(`${site.server.base}${QUIZZES}/own`);
      const row = rowOf(teacher.page, 'Demo Student');
      expect(await textOf(row)).toContain('Has not opened it');
      await student.page.goto(`${site.server.base}/courses/quiz-control/quizzes/own`);
      await row.getByText('Has opened it').waitFor();
      await student.page.getByRole('button', { name: 'Start' }).click();
      await row.getByText('Answering').waitFor();
      await student.page.locator('[data-question="relu"] input').first().check();
      await row.getByText('1 of 2').waitFor();
      await teacher.page.locator('[data-question="relu"]', { hasText: '1 of 1 answered, 1 right' }).waitFor();
      expect(await textOf(row.locator('[data-cell="left"]'))).toMatch(/^5:\d\d$/);

      await teacher.page.getByRole('button', { name: 'Pause for all' }).click();
      await student.page.getByText('The quiz is paused for everybody').waitFor();
      expect(await student.page.locator('#questions').isHidden()).toBe(true);
      const frozen = await textOf(student.page.locator('#remaining'));
      await student.page.clock.runFor(2_500);
      expect(await textOf(student.page.locator('#remaining'))).toBe(frozen);
      await teacher.page.getByRole('button', { name: 'Resume' }).click();
      await student.page.locator('#questions').waitFor();

      await teacher.page.goto(`${site.server.base}${QUIZZES}/own/questions`);
      const half = teacher.page.locator('form', { has: teacher.page.locator('input[name="id"][value="half"]') });
      await openDetails(teacher.page);
      await half.getByLabel('Note to the students').fill('The number was unclear.');
      await half.getByRole('button', { name: 'Preview the changes' }).click();
      await teacher.page.getByText('1 student is taking this quiz now').waitFor();
      await teacher.page.getByRole('button', { name: 'Void' }).click();
      const withdrawn = student.page.locator('[data-question="half"] .question-withdrawn');
      await withdrawn.getByText('everybody gets its points').waitFor();
      expect(await textOf(withdrawn)).toContain('The number was unclear.');
      await student.page.locator('#announce', { hasText: 'Question 2: This question was voided' }).waitFor();
      await student.page.locator('#answered', { hasText: '1 of 1 answered' }).waitFor();
      await student.page.reload();
      await withdrawn.waitFor();
      await teacher.page.getByRole('button', { name: 'Let it count again' }).click();
      await withdrawn.waitFor({ state: 'detached' });
      await student.page.locator('#announce', { hasText: 'Question 2 counts again.' }).waitFor();

      await teacher.page.goto(`${site.server.base}${QUIZZES}/own/time`);
      await teacher.page.getByLabel('Additional minutes').fill('10');
      await teacher.page.getByRole('checkbox', { name: 'Demo Student', exact: true }).check();
      await teacher.page.getByRole('button', { name: 'Grant to the selected students' }).click();
      await student.page.locator('#announce', { hasText: 'You now have until' }).waitFor();
      await student.page.locator('#remaining', { hasText: /^1[45]:\d\d$/ }).waitFor();

      await teacher.page.goto(`${site.server.base}${QUIZZES}/own`);
      await student.page.close();
      await rowOf(teacher.page, 'Demo Student').getByText('Connection lost').waitFor();
      await teacher.page.getByText('End for all').first().click();
      await teacher.page.getByRole('button', { name: 'End for all' }).click();
      await rowOf(teacher.page, 'Demo Student').getByText('Ended by you').waitFor({ timeout: PATIENCE_MS });
      expect(teacher.complaints).toEqual([]);
      await Promise.all([teacher.context.close(), student.context.close()]);
    },
    PATIENCE_MS,
  );

  it(
    'of all begins on every waiting page when the instructor presses Start',
    async () => {
      const teacher = await enter(site.server.instructorLink);
      const student = await enter(site.server.studentLink);
      await student.page.goto(`${site.server.base}/courses/quiz-control/quizzes/all`);
      await student.page.getByText('Your instructor will start the quiz').waitFor();
      await teacher.page.goto(`${site.server.base}${QUIZZES}/all/projector`);
      const projector = teacher.page;
      const other = await teacher.context.newPage();
      await other.goto(`${site.server.base}${QUIZZES}/all`);
      await other.getByRole('button', { name: 'Start for all' }).click();
      await student.page.locator('[data-question="relu"]').waitFor();
      await projector.locator('[data-sum="running"]', { hasText: '1 answering' }).waitFor();
      await projector.locator('#clock', { hasText: /^5:\d\d$/ }).waitFor();
      expect(await textOf(projector.locator('main'))).not.toContain('Demo Student');
      expect([...teacher.complaints, ...student.complaints]).toEqual([]);
      await Promise.all([teacher.context.close(), student.context.close()]);
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
    'has pages that are accessible and within the screen %s',
    async (_name, options) => {
      const { page, context, complaints } = await enter(site.server.instructorLink, options);
      const found: Record<string, string[]> = {};
      const rooms = [
        '',
        '/own',
        '/own/projector',
        '/own/settings',
        '/own/time',
        '/own/questions',
        '/own/attempts',
        '/own/log',
        '/own/analysis',
      ];
      for (const path of [...rooms.map((room) => QUIZZES + room), '/instructor/courses/quiz-control/chat']) {
        await page.goto(site.server.base + path);
        await openDetails(page);
        found[path] = [...(await findProblems(page)), ...(await findUnreachable(page))];
      }
      await page.goto(`${site.server.base}${QUIZZES}/own/attempts`);
      await page.getByRole('link', { name: 'Demo Student' }).click();
      found.attempt = await findProblems(page);
      expect(Object.entries(found).filter(([, problems]) => problems.length > 0)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );
});
