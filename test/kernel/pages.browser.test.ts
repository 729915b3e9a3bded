/** Every page in a real browser: accessible, within the screen, calm, without complaints, in both languages and looks. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../server/project-root.ts';
import {
  findExcess,
  findProblems,
  findUnreachable,
  followLink,
  isReadByAxe,
  LOOKS,
  openDetails,
  openPage,
} from '../support/browser/browser.ts';
import { useCourse } from '../support/browser/site.ts';
import { openSlowLine } from '../support/browser/slow-line.ts';
import { visit } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const PATIENCE_MS = 120_000;
const EXERCISE = '/courses/pages/exercises/linear_forward';
/** Wrong in some elements of a visible test with two dimensions, so that the map of errors is shown. */
const WRONG = `import * as np from 'np';
export function linear_forward(A: np.NDArray, W: np.NDArray, b: np.NDArray) {
  return [np.maximum(np.add(np.dot(W, A), b), 0), [A, W, b]];
}
`;
/** Costs that part from the reference's. */
const CURVE = `import * as np from 'np';
export function L_layer_model(X: np.NDArray, Y: np.NDArray, layers_dims: number[], learning_rate = 0.009, num_iterations = 3000) {
  const costs = [];
  for (let i = 0; i < num_iterations; i += 100) costs.push(0.7);
  return [{}, costs];
}
`;

declare global {
  interface Window {
    /** By how much things on the page have moved since it was opened. */
    shift: () => number;
  }
}

const site = useCourse('pages');
let submissions: string[] = [];

beforeAll(async () => {
  const student = await visit(site.server.studentLink, 'pages');
  submissions = [
    await student.submit('linear_forward', WRONG),
    await student.submit('linear_forward', WRONG.replace('dot', 'add')),
    await student.submit('L_layer_model', CURVE),
  ];
  for (const id of submissions)
    await until(async () => !(await student.get(`/submissions/${id}`)).includes('data-follow'), `${id} is graded`);
}, PATIENCE_MS);

const STUDENT = () => [
  '/courses',
  '/courses/pages',
  EXERCISE,
  '/account',
  '/join',
  `/submissions/${submissions[0]}`,
  `/submissions/${submissions[2]}`,
  `/submissions/${submissions[0]}/compare/${submissions[1]}`,
  '/nowhere',
];
const PEOPLE = '/instructor/courses/pages/people';
const INSTRUCTOR = () => [
  '/instructor/courses/pages/submissions',
  PEOPLE,
  `${PEOPLE}/import`,
  `${PEOPLE}/invites`,
  '/instructor/courses/pages/settings',
  '/instructor/courses/pages/quizzes',
  '/instructor/courses/pages/dashboard',
  '/instructor/courses/pages/gradebook',
  '/instructor/courses/pages/questions',
  '/instructor/courses/pages/exercises',
  `/instructor${EXERCISE}`,
];

let line: Awaited<ReturnType<typeof openSlowLine>>;
beforeAll(async () => {
  line = await openSlowLine(site.server.base);
});
afterAll(() => line?.close());

describe.each(LOOKS)('in $colorScheme colours at $width px, for $locale', (look) => {
  const { colorScheme, width, locale } = look;
  const problemsOf = isReadByAxe(look) ? findProblems : findExcess;
  const open = () => openPage(site.browser, { colorScheme, locale, viewport: { width, height: 900 } });

  it(
    'every page is accessible, fits the screen, has no complaints, and each of its links and buttons can be pressed',
    async () => {
      const found: Record<string, string[]> = {};
      const { context, page, complaints } = await open();
      const inspect = async (path: string): Promise<void> => {
        await page.goto(site.server.base + path);
        await openDetails(page);
        found[path] = [...(await problemsOf(page)), ...(await findUnreachable(page))];
      };
      for (const path of ['/sign-in', '/forgot']) await inspect(path);
      await followLink(page, site.server.studentLink);
      for (const path of STUDENT()) await inspect(path);
      await followLink(page, site.server.instructorLink);
      for (const path of INSTRUCTOR()) await inspect(path);
      expect(Object.fromEntries(Object.entries(found).filter(([, problems]) => problems.length > 0))).toEqual({});
      expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
      await context.close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'the course and the exercise do not move while they come in by a slow line',
    async () => {
      const { context, page } = await open();
      await page.addInitScript(() => {
        let sum = 0;
        const add = (entries: PerformanceEntryList): void => {
          for (const entry of entries) sum += (entry as unknown as { value: number }).value;
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        window.shift = () => {
          add(observer.takeRecords());
          return sum;
        };
      });
      await followLink(page, site.server.studentLink);
      for (const path of ['/courses/pages', EXERCISE]) {
        await page.goto(line.base + path);
        // Nothing more has come for half a second, and what came is painted.
        await page.waitForLoadState('networkidle');
        const shift = await page.evaluate(async () => {
          await document.fonts.ready;
          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
          return window.shift();
        });
        expect([path, shift]).toEqual([path, 0]);
      }
      await context.close();
    },
    PATIENCE_MS,
  );
});

describe.each([
  { width: 390, locale: 'en-GB' },
  { width: 1280, locale: 'de-DE' },
])('the tables and formulas of an exercise at $width px, for $locale', ({ width, locale }) => {
  it(
    'break no name in the middle, fit the screen, cut no formula or show where, and have the font of formulas',
    async () => {
      const { context, page } = await openPage(site.browser, { viewport: { width, height: 844 }, locale });
      await followLink(page, site.server.studentLink);
      const found: { slug: string; problems: unknown[] }[] = [];
      for (const slug of readdirSync(join(projectRoot, 'exercises'))) {
        const answer = await page.goto(`${site.server.base}/courses/pages/exercises/${slug}`);
        if (answer?.status() !== 200) continue;
        const broken = await page
          .locator('.prose td code')
          .evaluateAll((all) =>
            all
              .filter((code) => /^\w+$/.test(code.textContent ?? '') && code.getClientRects().length > 1)
              .map((code) => code.textContent),
          );
        const cut = await page.locator('.formula').evaluateAll((all, wide) => {
          const isCut = (formula: Element) => formula.scrollWidth > formula.clientWidth;
          const fades = (formula: Element) => getComputedStyle(formula).getPropertyValue('--cut-end') !== '0px';
          return all.filter((one) => (wide ? isCut(one) : isCut(one) !== fades(one))).map((one) => one.textContent);
        }, width > 1000);
        const problems = [...broken, ...cut, ...(await findExcess(page))];
        found.push({ slug, problems });
      }
      expect(found.length).toBeGreaterThan(10);
      const fonts = await page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.fonts].map(({ family, status }) => `${family.replaceAll('"', '')}: ${status}`);
      });
      expect(fonts).toEqual(['STIX Two Math: loaded']);
      expect(found.filter(({ problems }) => problems.length > 0)).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );
});

describe('a map of errors and a curve of costs', () => {
  it(
    'are pictures with a sentence and a table',
    async () => {
      const { context, page } = await openPage(site.browser, { locale: 'en-GB' });
      await followLink(page, site.server.studentLink);
      await page.goto(`${site.server.base}/submissions/${submissions[0]}`);
      expect(await page.locator('.heat-map svg[role="img"]').first().getAttribute('aria-label')).toMatch(/differ/);
      await page.locator('.heat-map summary').first().click();
      expect(await page.locator('.heat-map table td').count()).toBeGreaterThan(1);
      await page.goto(`${site.server.base}/submissions/${submissions[2]}`);
      await page.locator('.cost-curve').first().waitFor();
      expect(await page.locator('.cost-curve figcaption').first().textContent()).toMatch(
        /The curves diverge at iteration \d+: yours 0.7/,
      );
      await context.close();
    },
    PATIENCE_MS,
  );
});
