/** Writing a quiz in a real browser: the preview follows, saving stays on the page. */
import { describe, expect, it } from '@jest/globals';
import { findProblems, findUnreachable, followLink, openDetails, openPage } from '../support/browser/browser.ts';
import { useCourse } from '../support/browser/site.ts';

const PATIENCE_MS = 180_000;
const LIBRARY = '/instructor/courses/quiz-editor/quiz-library';

/** Two categories, with a question of each kind and what cannot be used. */
const BANK = Buffer.from(`$CATEGORY: Water

::Sum::What is $2^2$? {=4#yes ~%50%5 ~${'long'.repeat(40)}}

::Essay::Say more. {}

$CATEGORY: Fire

::A matching::Match {=a -> 1 =b -> 2}

::Broken::What is {=a

::Number::How much? {#3.14:0.01####Pi.}
`);

const site = useCourse('quiz-editor');

describe('the editor of a quiz', () => {
  it(
    'begins one, previews what is typed with computed numbers, names what is wrong, saves, and plans it',
    async () => {
      const { page, context, complaints } = await openPage(site.browser, { locale: 'en-GB' });
      await page.clock.install();
      await followLink(page, site.server.instructorLink);
      await page.goto(`${site.server.base}${LIBRARY}/new`);
      await page.getByLabel('Title').fill('My quiz');
      await page.getByLabel('Short name (for the URL)').fill('mine');
      await page.getByRole('button', { name: 'Create' }).click();
      const source = page.getByLabel('quiz.yaml');
      await page.locator('#preview').getByText('What is').first().waitFor();
      const preview = page.locator('#preview .preview-question');
      for (const type of [
        'Number',
        'Cloze',
        'Code reading',
        'Ordering',
        'Matching',
        'Matrix',
        'Shape',
        'Short text',
        'True or false',
        'Multiple choice',
        'Single choice',
      ]) {
        const before = await preview.count();
        // At first the author has never been in the text; then the cursor stands in the question that was added last.
        await page.getByLabel('Add a question at the cursor').selectOption(type);
        // The preview waits until nothing has changed for a moment.
        await page.clock.runFor(1_000);
        await preview.nth(before).waitFor();
      }
      await source.press('Control+End');
      await page.keyboard.type('      - id: broken\n        type: numeric\n');
      await page.getByText('This is not a valid quiz yet').waitFor();
      await page.locator('#preview [data-line]').first().click();
      expect(
        await source.evaluate(
          (field) => (field as HTMLTextAreaElement).selectionEnd > (field as HTMLTextAreaElement).selectionStart,
        ),
      ).toBe(true);
      await source.fill((await source.inputValue()).replace(/ {6}- id: broken[\s\S]*$/, ''));
      await page.locator('#preview .preview-question').first().waitFor();
      // A picture that is not there yet takes nothing away, and adding it keeps what is not saved.
      const questions = await preview.count();
      await source.fill(
        (await source.inputValue()).replace(
          '- id: first-question',
          '$&\n        picture: { file: net.svg, alt: a net }',
        ),
      );
      await page.clock.runFor(1_000);
      await page.locator('#preview').getByText('there is no picture net.svg').waitFor();
      expect(await preview.count()).toBe(questions);
      const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle r="20"/></svg>';
      await page
        .locator('#picture')
        .setInputFiles({ name: 'net.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
      const unsaved = await source.inputValue();
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.locator('#picture-state', { hasText: 'net.svg has been added.' }).waitFor();
      await page.locator('#preview img[alt="a net"]').first().waitFor();
      expect(await source.inputValue()).toBe(unsaved);
      await page.waitForFunction(() => {
        const shown = document.querySelector<HTMLImageElement>('#pictures img');
        return shown?.complete && shown.naturalWidth > 0;
      });
      await source.press('Control+s');
      await page.locator('#edit-state', { hasText: /^Saved/ }).waitFor();
      // What is planned is what stands in the text, without a word about leaving.
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await source.fill((await source.inputValue()).replace('My quiz', 'My new quiz'));
      await page.getByRole('button', { name: 'Plan, or update the planned quiz' }).click();
      await page.getByRole('heading', { name: 'Times and mode: My new quiz' }).waitFor();
      await page.goBack();
      await source.fill('title: unsaved');
      await page.reload();
      expect(asked).toEqual(['beforeunload']);
      expect(complaints).toEqual([]);
      await context.close();
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
    'and the pages around it are accessible and within the screen %s',
    async (_name, options) => {
      const { page, context, complaints } = await openPage(site.browser, options);
      await followLink(page, site.server.instructorLink);
      const found: Record<string, string[]> = {};
      for (const path of ['/new', '/import', '/logistic-regression']) {
        await page.goto(site.server.base + LIBRARY + path);
        await openDetails(page);
        found[path] = [...(await findProblems(page)), ...(await findUnreachable(page))];
      }
      await page.goto(`${site.server.base}${LIBRARY}/import`);
      const name = options.locale === 'de-DE' ? 'feuer' : 'fire';
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'bank.gift', mimeType: 'text/plain', buffer: BANK });
      await page.locator('main button[type="submit"]').click();
      await page.locator('.import-item').nth(1).waitFor();
      // What was typed stays when another part is looked at, when the page is loaded again, and on the way back.
      await page.locator('#name-0').fill('');
      await page.locator('#name-1').fill(name);
      await page.locator('button[name="show"]').click();
      await page.locator('.import-item', { hasText: 'matching' }).waitFor();
      await openDetails(page);
      found.report = await findProblems(page);
      await page.reload();
      expect(await page.locator('#name-1').inputValue()).toBe(name);
      await page.locator('.import-parts .button.primary').click();
      await page.locator('#quiz-form').waitFor();
      expect(await page.locator('#source').inputValue()).toContain('title: Fire');
      await page.goBack();
      await page.locator('.import-item').first().waitFor();
      expect(Object.entries(found).filter(([, problems]) => problems.length > 0)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
    PATIENCE_MS,
  );
});
