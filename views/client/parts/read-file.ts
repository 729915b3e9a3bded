/**
 * Owns reading a file that somebody chose or dropped.
 * Must not know the editor.
 */

/** The text of a file, or why it cannot be used. */
export type ReadFile =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | { readonly ok: false; readonly title: string; readonly detail: string };

/** Reads a UTF-8 text file of at most `maxBytes`. */
export async function readFile(file: File, maxBytes: number): Promise<ReadFile> {
  if (file.size > maxBytes) {
    const detail = `${file.name} has ${file.size.toLocaleString('en')} bytes; at most ${maxBytes.toLocaleString('en')} are allowed. The editor is unchanged.`;
    return { ok: false, title: 'The file is too large', detail };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    if (!text.includes('\0')) return { ok: true, name: file.name, text: text.replace(/\r\n?/g, '\n') };
  } catch {
    // Not UTF-8: said below.
  }
  const detail = `${file.name} is not UTF-8 text. Save it as UTF-8 and choose it again. The editor is unchanged.`;
  return { ok: false, title: 'The file is not plain text', detail };
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
