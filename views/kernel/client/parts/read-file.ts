/**
 * Owns reading a file that somebody chose or dropped.
 * Must not know the editor.
 */
import { number, say } from './words.ts';

/** The text of a file, or why it cannot be used. */
export type ReadFile =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | { readonly ok: false; readonly title: string; readonly detail: string };

/** Reads a UTF-8 text file of at most `maxBytes`. */
export async function readFile(file: File, maxBytes: number): Promise<ReadFile> {
  if (file.size > maxBytes) {
    const values = { name: file.name, bytes: number(file.size), limit: number(maxBytes) };
    return { ok: false, title: say('tooLarge.title'), detail: say('tooLarge.file', values) };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    if (!text.includes('\0')) return { ok: true, name: file.name, text: text.replace(/\r\n?/g, '\n') };
  } catch {
    // Not UTF-8: said below.
  }
  return { ok: false, title: say('notText.title'), detail: say('notText.detail', { name: file.name }) };
}

/** Calls `take` with every file dropped on `area`, which has the class `dropping` while one hovers over it. */
export function onDrop(area: HTMLElement, take: (file: File) => void): void {
  area.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    area.classList.add('dropping');
  });
  area.addEventListener('dragleave', () => area.classList.remove('dropping'));
  area.addEventListener('drop', (event) => {
    area.classList.remove('dropping');
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    take(file);
  });
}
