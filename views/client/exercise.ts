/**
 * Owns the page on which one works on an exercise: it joins the editor, sending, the result and the history.
 * Must not know how each of them works.
 */
import { addEditorKeys } from './parts/editor-keys.ts';
import { find } from './parts/find.ts';
import { addLineNumbers } from './parts/line-numbers.ts';
import { onDrop, readFile } from './parts/read-file.ts';
import { send } from './parts/send.ts';
import { fetchFragment, showResult } from './parts/show-result.ts';

const form = find('work', HTMLFormElement);
const source = find('source', HTMLTextAreaElement);
const submit = find('submit', HTMLButtonElement);
const buttons = [find('run', HTMLButtonElement), submit];
const notice = find('notice', HTMLElement);
const maxBytes = Number(form.dataset.maxBytes);
/** What the server has: leaving the page loses nothing of it. */
let stored = source.value;

function say(title: string, detail: string): void {
  find('notice-title', HTMLElement).textContent = title;
  find('notice-detail', HTMLElement).textContent = detail;
  notice.hidden = false;
  notice.scrollIntoView({ block: 'nearest' });
}

async function take(file: File): Promise<void> {
  const read = await readFile(file, maxBytes);
  if (!read.ok) return say(read.title, read.detail);
  notice.hidden = true;
  source.value = read.text;
  (form.elements.namedItem('fileName') as HTMLInputElement).value = read.name;
  find('file-name', HTMLElement).textContent = read.name;
  source.dispatchEvent(new Event('input', { bubbles: true }));
  source.focus();
}

async function refreshHistory(): Promise<void> {
  try {
    find('history', HTMLElement).innerHTML = await fetchFragment(form.dataset.history ?? '');
  } catch {
    // The list stays as it was; the next result brings it up to date.
  }
}

function showResultOf(url: string): void {
  const part = find('result-part', HTMLElement);
  part.hidden = false;
  find('result-link', HTMLAnchorElement).href = url;
  part.scrollIntoView({ block: 'nearest' });
  showResult(url, () => {
    for (const button of buttons) button.disabled = false;
    void refreshHistory();
  });
}

async function sendWith(button: HTMLButtonElement): Promise<void> {
  if (buttons.some(({ disabled }) => disabled)) return;
  const bytes = new TextEncoder().encode(source.value).length;
  if (bytes > maxBytes) {
    const size = `${bytes.toLocaleString('en')} bytes; at most ${maxBytes.toLocaleString('en')} are allowed`;
    return say('The file is too large', `It has ${size}. Nothing was sent; your code is still here.`);
  }
  for (const each of buttons) each.disabled = true;
  const text = source.value;
  const sent = await send(form, button);
  if (sent.ok) {
    stored = text;
    notice.hidden = true;
    showResultOf(sent.url);
  } else {
    for (const each of buttons) each.disabled = false;
    say(sent.title, sent.detail);
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter : submit;
  void sendWith(button);
});
addEventListener('beforeunload', (event) => {
  if (source.value !== stored) event.preventDefault();
});
addEditorKeys(source, () => void sendWith(submit));
addLineNumbers(source, find('gutter', HTMLElement));
onDrop(find('editor', HTMLElement), (file) => void take(file));
const file = find('file', HTMLInputElement);
file.addEventListener('change', () => {
  const chosen = file.files?.[0];
  file.value = '';
  if (chosen) void take(chosen);
});
find('choose', HTMLElement).hidden = false;
