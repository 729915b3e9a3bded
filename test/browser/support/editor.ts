/**
 * Owns typing into the code editor and reading it.
 * Must not know what is typed.
 */
import type { Page } from 'playwright-core';

/** Replaces the code, as pasting over everything does. */
export async function write(page: Page, code: string): Promise<void> {
  const editor = page.locator('.cm-content');
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(code);
}

/** The code that is shown: all of it as long as it fits on about two screens. */
export async function codeOf(page: Page): Promise<string> {
  return page
    .locator('.cm-content')
    .evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent ?? '').join('\n'));
}
