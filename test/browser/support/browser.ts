/**
 * Owns Debian's Chromium for tests, and pages that remember what their console complained about.
 * Must not know the application.
 */
import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium. @throws Error that says how to get it */
export async function launchBrowser(): Promise<Browser> {
  if (!existsSync(executablePath))
    throw new Error(
      `There is no Chromium at ${executablePath}: install Debian's package chromium, or set CHROMIUM_PATH.`,
    );
  return chromium.launch({ executablePath, args: QUIET });
}

/** A page in a fresh context; `complaints` holds errors and warnings of its console, and uncaught exceptions. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
}

/** What axe finds wrong on the page, one line each, and whether the page is wider than the screen. */
export async function findProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const problems = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return excess > 0 ? [...problems, `the page is ${excess} px wider than the screen`] : problems;
}

/** The text of the one element that `locator` finds, as a person sees it. */
export async function textOf(locator: Locator): Promise<string> {
  const texts = await locator.allInnerTexts();
  if (texts.length !== 1) throw new Error(`expected one element, found ${texts.length}`);
  return (texts[0] ?? '').trim();
}
