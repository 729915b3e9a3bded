/** The code editor on the page of an exercise, in a real browser: the grader's types while typing, keys, and what is left without a worker. */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { loadExercises } from '../../graders/catalog/load-exercises.ts';
import { offeredExercises } from '../../graders/catalog/offered-exercises.ts';
import { createTypeChecker } from '../../graders/compile/type-checker.ts';
import { readTypeFiles } from '../../graders/compile/type-library.ts';
import { projectRoot } from '../../server/project-root.ts';
import { findExcess, findProblems, followLink, isReadByAxe, LOOKS, openPage } from '../support/browser/browser.ts';
import { codeOf, countDiagnoses, write, writeAndWait } from '../support/browser/editor.ts';
import { useCourse } from '../support/browser/site.ts';
import { until } from '../support/until.ts';

const PATIENCE_MS = 120_000;
const SLUG = 'linear_activation_forward';
const SQUIGGLE = '.cm-lintRange-error';

/** A right start of the file; `body` may do what it likes with the arguments. */
const program = (body: string, imports = ''): string => `import { linear_forward } from 'course';
import { relu } from 'dnn_utils';
import * as np from 'np';
${imports}
export function ${SLUG}(A_prev: np.NDArray, W: np.NDArray, b: np.NDArray, activation: 'sigmoid' | 'relu') {
${body}
}
`;
const REST = `  const [Z, linear_cache] = linear_forward(A_prev, W, b);
  const [A, cache] = relu(Z);
  return [A, [linear_cache, cache]] as [np.NDArray, [typeof linear_cache, np.NDArray]];`;

const site = useCourse('editor');

/** The exercise on a page of a fresh browser; `prepare` may spoil its network. */
async function openExercise(options: BrowserContextOptions = {}, prepare = async (_: Page): Promise<void> => {}) {
  const opened = await openPage(site.browser, { locale: 'en-GB', ...options });
  const { page } = opened;
  page.setDefaultTimeout(PATIENCE_MS);
  await prepare(page);
  await followLink(page, site.server.studentLink);
  await page.goto(`${site.server.base}/courses/editor/exercises/${SLUG}`);
  await page.locator('.cm-content').waitFor();
  return opened;
}

/** Writes the program with a wrong last line, and waits until the worker says so: from then on it answers. */
async function awaken(page: Page, code: string): Promise<void> {
  await write(page, `${code}const late: string = 1;\n`);
  await page.locator(SQUIGGLE, { hasText: /^late$/ }).waitFor();
}

/** What is underlined, piece by piece, and all messages of the list of problems, each with its code. */
async function problemsOn(page: Page): Promise<{ marked: string[]; messages: string[] }> {
  const marked = await page.locator(SQUIGGLE).allInnerTexts();
  await page.keyboard.press('Control+Shift+M');
  const messages = await page
    .locator('.cm-panel-lint .cm-diagnosticText')
    .evaluateAll((all) => all.map((each) => `${each.nextElementSibling?.textContent ?? ''} ${each.textContent ?? ''}`));
  await page.keyboard.press('Escape');
  return { marked, messages };
}

describe('while one types', () => {
  const exercises = loadExercises(join(projectRoot, 'exercises'));
  const exercise = exercises.find(({ slug }) => slug === SLUG);
  const course =
    exercise && offeredExercises(exercise, exercises).map((e) => ({ name: e.function, signature: e.signature }));
  const checker = createTypeChecker(readTypeFiles(join(projectRoot, 'dist', 'graders')));
  const asked = { slug: SLUG, functionName: SLUG, signature: exercise?.signature ?? '', course };

  it(
    'the marks are the diagnostics of the grader: the same places, codes and messages',
    async () => {
      const { context, page, complaints } = await openExercise();
      await awaken(page, program(REST));
      for (const [code, marked] of [
        [program(`  const n: string = np.dot(A_prev, W);\n${REST}`), ['n']],
        [program(`  np.dot(A_prev, 'W');\n${REST}`), ["'W'"]],
        [program(`  const own: { shape: string } = W;\n${REST}`), ['own']],
        [program(`  linear_forward(A_prev, W);\n  relu('Z');\n${REST}`), ['linear_forward', "'Z'"]],
        [program(`  const shapes = A_prev.shape.map((n) => n.toFixed(2) + nothing);\n${REST}`), ['nothing']],
        [program(`  W.rows = 2;\n  process.exit();\n${REST}`), ['rows']],
        [program(`  const A = [1;\n${REST}`), [';']],
        [program(REST, "import { sinh } from 'np';\nimport { predict } from 'course';"), ['sinh', 'predict']],
      ] as const) {
        const expected = checker.check(code, asked).filter(({ code: name }) => name !== 'signature');
        expect(expected.length).toBeGreaterThan(0);
        await write(page, code);
        const first = expected[0]?.message ?? '';
        await until(
          async () => (await problemsOn(page)).messages.some((message) => message.endsWith(first)),
          `${first} is said`,
        );
        const found = await problemsOn(page);
        expect(found.messages).toEqual(expected.map((each) => `${each.code} ${each.message}`));
        expect(found.marked).toEqual(marked);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    2 * PATIENCE_MS,
  );

  it(
    'a right program has no marks, and those of a wrong one go when it is put right',
    async () => {
      const { context, page, complaints } = await openExercise({}, countDiagnoses);
      await awaken(page, program(REST));
      expect(checker.check(program(REST), asked)).toEqual([]);
      await writeAndWait(page, program(REST));
      await page.locator(SQUIGGLE).waitFor({ state: 'detached' });
      expect((await problemsOn(page)).messages).toEqual([' No diagnostics']);
      expect(complaints).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    'an operator on an array can be put right by a press: the same sentence as in the report, and a fix that the types accept',
    async () => {
      for (const locale of ['en-GB', 'de-DE']) {
        const { context, page, complaints } = await openExercise({ locale }, countDiagnoses);
        const wrong = program(`  const rest = -(W * np.log(A_prev) + (1 - W)) / 2;\n${REST}`);
        await awaken(page, wrong);
        await writeAndWait(page, wrong);
        const sentence = locale === 'de-DE' ? /gehen mit Arrays nicht: Schreibe/ : /do not work on arrays: write/;
        await page.keyboard.press('Control+Home');
        await page.keyboard.press('F8');
        const tip = page.locator('.cm-tooltip-hover', { hasText: sentence });
        await tip.getByRole('button').click();
        await until(async () => (await codeOf(page)).includes('np.divide('), 'it is put right');
        expect((await codeOf(page)).split('\n')[5]?.trim()).toBe(
          'const rest = np.divide(np.negative(np.add(np.multiply(W, np.log(A_prev)), np.subtract(1, W))), 2);',
        );
        await page.locator(SQUIGGLE).waitFor({ state: 'detached' });
        expect(complaints).toEqual([]);
        await context.close();
      }
    },
    2 * PATIENCE_MS,
  );

  it(
    'on a German page TypeScript speaks German, and no other page loads its messages',
    async () => {
      for (const [locale, said, loads] of [
        ['de-DE', /Typ "number" kann dem Typ "string" nicht zugewiesen werden/, 1],
        ['en-GB', /Type 'number' is not assignable to type 'string'/, 0],
      ] as const) {
        const asked: string[] = [];
        const { context, page } = await openExercise({ locale }, async (opened) => {
          opened.on('request', (request) => asked.push(request.url()));
        });
        await awaken(page, program(REST));
        await page.keyboard.press('F8');
        await page.locator('.cm-tooltip-hover', { hasText: said }).waitFor();
        expect(asked.filter((url) => url.includes('typescript-de.json')).length).toBe(loads);
        await context.close();
      }
    },
    2 * PATIENCE_MS,
  );

  it(
    'np. offers dot with its type and its comment',
    async () => {
      const { context, page, complaints } = await openExercise();
      await awaken(page, program(REST));
      await page.keyboard.press('Control+End');
      await page.keyboard.type('np.do');
      const option = page.locator('.cm-tooltip-autocomplete [role="option"][aria-selected]');
      await option.waitFor();
      expect(await option.textContent()).toMatch(/dot$/);
      const info = page.locator('.cm-completionInfo');
      await info.waitFor();
      expect(await info.textContent()).toMatch(
        /^function dot\(a: .*NDArray.*\): .*NDArrayMatrix product, \(n, k\) \(k, m\)/,
      );
      await page.keyboard.press('Enter');
      expect((await codeOf(page)).trimEnd().endsWith('np.dot')).toBe(true);
      expect(complaints).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );

  it(
    'a name under the mouse shows its type, with the comment of the function of an earlier exercise',
    async () => {
      const { context, page } = await openExercise();
      await awaken(page, program(REST));
      await page.locator('.cm-line', { hasText: 'const [Z, linear_cache]' }).getByText('linear_forward').hover();
      const hover = page.locator('.cm-tooltip-hover');
      await hover.waitFor();
      expect(await hover.textContent()).toMatch(
        /^linear_forward\(A: np.NDArray, W: np.NDArray, b: np.NDArray\): \[Z: np.NDArray/,
      );
      expect(await hover.textContent()).toContain('the function of the exercise linear_forward');
      await context.close();
    },
    PATIENCE_MS,
  );
});

describe('with the keyboard alone', () => {
  it(
    'one gets to each problem, out of the editor, and back to a Tab that indents',
    async () => {
      const { context, page } = await openExercise();
      await awaken(page, program(REST));
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('F8');
      await page
        .locator('.cm-tooltip-hover', { hasText: "Type 'number' is not assignable to type 'string'" })
        .waitFor();
      await page.keyboard.press('Escape');
      expect(await page.locator('.cm-tooltip').count()).toBe(0);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('run');
      await page.keyboard.press('Shift+Tab');
      expect(await page.evaluate(() => document.activeElement?.className)).toContain('cm-content');
      await page.keyboard.press('Control+m');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('run');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Control+m');
      await write(page, 'a');
      await page.keyboard.press('Home');
      await page.keyboard.press('Tab');
      expect(await codeOf(page)).toBe('  a');
      await context.close();
    },
    PATIENCE_MS,
  );
});

describe('without the worker', () => {
  it.each(['types-worker.js', 'types.json'])(
    'one writes, and the grader marks what is wrong: %s cannot be had',
    async (missing) => {
      const { context, page } = await openExercise({}, async (spoilt) => {
        await spoilt.clock.install();
        await spoilt.route(`**/${missing}*`, (route) => route.fulfill({ status: 404, body: 'not here' }));
      });
      await write(page, `export function ${SLUG}() {\n  const wrong = [1;\n}\n`);
      await page.keyboard.press('Shift+Enter');
      await page.locator(SQUIGGLE).first().waitFor();
      expect(await page.locator(SQUIGGLE).allInnerTexts()).toEqual([';']);
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('Enter');
      // Longer than the editor waits before it looks for what is wrong.
      await page.clock.runFor(1_500);
      expect(await page.locator('.cm-line').nth(2).locator(SQUIGGLE).allInnerTexts()).toEqual([';']);
      await page.locator('.cm-line').nth(2).click();
      await page.keyboard.press('End');
      await page.keyboard.press('Backspace');
      await page.keyboard.type('];');
      await page.locator(SQUIGGLE).waitFor({ state: 'detached' });
      await context.close();
    },
    2 * PATIENCE_MS,
  );
});

describe.each(LOOKS)('in $colorScheme colours at $width px, for $locale', (look) => {
  const { colorScheme, width, locale } = look;
  const problemsOf = isReadByAxe(look) ? findProblems : findExcess;

  it(
    'marks, search, completions and explanations are accessible and fit the screen',
    async () => {
      const { context, page, complaints } = await openExercise({
        colorScheme,
        locale,
        viewport: { width, height: 900 },
      });
      const keep = async (name: string): Promise<void> => {
        const { EDITOR_PICTURES: pictures } = process.env;
        if (pictures) await page.screenshot({ path: join(pictures, `${colorScheme}-${width}-${name}.png`) });
      };
      await awaken(page, program(REST));
      const found: Record<string, string[]> = {};
      await page.keyboard.press('F8');
      await page.locator('.cm-tooltip-hover').waitFor();
      found.problem = await problemsOf(page);
      await keep('problem');
      await page.keyboard.press('Control+f');
      await page.locator('.cm-search').waitFor();
      await page.locator('.cm-content').focus();
      await page.keyboard.press('Control+Shift+M');
      found.list = await problemsOf(page);
      await keep('list');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+End');
      await page.keyboard.type('np.do');
      await page.locator('.cm-completionInfo').waitFor();
      found.completion = await problemsOf(page);
      await keep('completion');
      expect(found).toEqual({ problem: [], list: [], completion: [] });
      expect(complaints).toEqual([]);
      await context.close();
    },
    2 * PATIENCE_MS,
  );
});
