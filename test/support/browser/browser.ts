/**
 * Owns a Chromium for tests, and pages that remember what their console complained about.
 * Must not know the application.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { askShared } from '../ask-shared.ts';
import { formTokenOn } from '../sign-in-link.ts';

/** Whatever a page is waited for, it comes within this time on a machine whose cores are busy with something else, too; ms. */
const PATIENCE_MS = 120_000;

/** The Chromium of this run; closing it closes what this file has opened. @throws Error that says how to get one */
export async function launchBrowser(): Promise<Browser> {
  const { endpoint } = await askShared<{ endpoint: string }>('chromium');
  return chromium.connect(endpoint);
}

/** A page in a fresh context; `complaints` holds errors and warnings of its console, and uncaught exceptions. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
}

/** Signs the browser of a page in by a link; the page stays where it is. */
export async function followLink(page: Page, link: string): Promise<void> {
  const { request } = page.context();
  const _csrf = formTokenOn(await (await request.get(link)).text());
  const answer = await request.post(link, { form: { _csrf }, maxRedirects: 0 });
  if (answer.status() !== 303) throw new Error(`the sign-in link was answered with ${answer.status()}`);
}

/** The four ways in which pages are looked at: colours, widths, and a language for each width. */
export const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 390].map((width) => ({ colorScheme, width, locale: width === 390 ? 'de-DE' : 'en-GB' })),
);

/** Two of the four looks hold every width, language and colour scheme: axe, which is slow, reads these. */
export const isReadByAxe = ({ colorScheme, width }: (typeof LOOKS)[number]): boolean =>
  (colorScheme === 'light') === (width === 1280);

/** What axe finds wrong on the page, one line each, and how much wider the page is than the screen. */
export async function findProblems(page: Page): Promise<string[]> {
  // Everything runs in the page: pages have no frames of other sites, and the default opens a blank page for each report.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], selectors: false });
  const { violations } = await axe.analyze();
  const problems = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  return [...problems, ...(await findExcess(page))];
}

/** How much wider the page is than the screen; nothing when it fits. */
export async function findExcess(page: Page): Promise<string[]> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return excess > 0 ? [`the page is ${excess} px wider than the screen`] : [];
}

/**
 * The links and buttons whose centre, scrolled into view, is covered by something else: a mouse or a finger cannot press them. What
 * is hidden, disabled or inert is not meant to be pressed; a control that is shown to the keyboard or to screen readers only is reached in another way. The
 * middle of a link is the middle of its first line.
 */
export async function findUnreachable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>(
      'a[href], button, summary, select, input, textarea, label[for]',
    )) {
      if (control.matches(':disabled') || control.closest('[inert], .visually-hidden, .skip')) continue;
      if (!control.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) continue;
      control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const box = control.getClientRects()[0];
      if (!box || box.width < 2 || box.height < 2) continue;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const hit = document.elementFromPoint(x, y);
      const label = hit?.closest('label');
      const reached =
        hit !== null && (control.contains(hit) || (label && (label.control === control || label.contains(control))));
      if (!reached) {
        const by = hit ? `${hit.tagName.toLowerCase()}.${hit.className}` : 'the edge of the window';
        problems.push(`cannot be pressed for ${by}: ${control.outerHTML.replace(/\s+/g, ' ').slice(0, 120)}`);
      }
    }
    scrollTo(0, 0);
    return problems;
  });
}

/** Opens everything on the page that can be opened. */
export async function openDetails(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });
}

/** The text of the one element that `locator` finds, as a person sees it. */
export async function textOf(locator: Locator): Promise<string> {
  const texts = await locator.allInnerTexts();
  if (texts.length !== 1) throw new Error(`expected one element, found ${texts.length}`);
  return (texts[0] ?? '').trim();
}
