/**
 * Owns typing into the code editor, reading it, and knowing when TypeScript has read it.
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

declare global {
  interface Window {
    /** How often the editor has asked TypeScript about the whole text, and which question was answered last. */
    diagnoses: { asked: number; answered: number };
  }
}

/** Counts what the editor asks TypeScript about the whole text; call it before the page is opened. */
export async function countDiagnoses(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const numbers = new Map<string, number>();
    window.diagnoses = { asked: 0, answered: 0 };
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          window.diagnoses.answered = numbers.get(data.id) ?? window.diagnoses.answered;
        });
      }
      override postMessage(
        message: { id: string; path?: string[] },
        options?: Transferable[] | StructuredSerializeOptions,
      ): void {
        if (message.path?.[0] === 'diagnose') numbers.set(message.id, ++window.diagnoses.asked);
        super.postMessage(message, options as StructuredSerializeOptions);
      }
    };
  });
}

/** Replaces the code, and waits until TypeScript has said what it thinks of it. */
export async function writeAndWait(page: Page, code: string): Promise<void> {
  const asked = await page.evaluate(() => window.diagnoses.asked);
  await write(page, code);
  await page.waitForFunction((before) => window.diagnoses.answered > before, asked);
}

/** The code that is shown: all of it as long as it fits on about two screens. */
export async function codeOf(page: Page): Promise<string> {
  return page
    .locator('.cm-content')
    .evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent ?? '').join('\n'));
}
