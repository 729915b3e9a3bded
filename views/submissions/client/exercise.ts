/**
 * Owns the page on which one works on an exercise: it joins the editor, drafts, sending, the result and the history.
 * Must not know how each of them works.
 */

import { find } from '../../kernel/client/parts/find.ts';
import { onDrop, readFile } from '../../kernel/client/parts/read-file.ts';
import { send } from '../../kernel/client/parts/send.ts';
import { fetchFragment, showResult } from '../../kernel/client/parts/show-result.ts';
import { number, say } from '../../kernel/client/parts/words.ts';
import { sayReplaced, showConflict, showState } from './drafts/draft-panel.ts';
import { createDrafts } from './drafts/drafts.ts';
import type { ServerDraft } from './drafts/save-draft.ts';
import { createEditor, type Finding } from './editor/editor.ts';

/** What the page says about itself, in the form's data-settings. */
interface Settings {
  readonly courseSlug: string;
  readonly exercise: string;
  readonly personId: string;
  readonly draftUrl: string;
  readonly draft?: ServerDraft;
  readonly replaced: boolean;
  readonly courseTypes: string;
  readonly workerUrl: string;
  readonly typesUrl: string;
  readonly messagesUrl: string;
}

const form = find('work', HTMLFormElement);
const field = find('source', HTMLTextAreaElement);
const submit = find('submit', HTMLButtonElement);
const run = find('run', HTMLButtonElement);
const buttons = [run, submit];
const notice = find('notice', HTMLElement);
const fileName = form.elements.namedItem('fileName') as HTMLInputElement;
const csrf = (form.elements.namedItem('_csrf') as HTMLInputElement).value;
const maxBytes = Number(form.dataset.maxBytes);
const settings = JSON.parse(form.dataset.settings ?? '{}') as Settings;

/** Whether the page was opened with a text that the person chose: the starter, an earlier submission. */
const wasChosen = new URLSearchParams(location.search).has('from');

let drafts: ReturnType<typeof createDrafts> | undefined;
const editor = createEditor({
  ...settings,
  parent: find('editor-body', HTMLElement),
  source: settings.draft && wasChosen ? settings.draft.source : field.value,
  label: document.querySelector('label[for="source"]')?.textContent?.trim() ?? '',
  describedBy: 'editor-help',
  nonce: form.dataset.nonce ?? '',
  onChange: () => drafts?.changed(),
  onSubmit: () => void sendWith(submit),
  onRun: () => void sendWith(run),
});
field.hidden = true;
const wasReplaced = wasChosen && settings.draft?.source !== field.value ? settings.draft : undefined;
if (wasReplaced) offerUndo(wasReplaced);
drafts = createDrafts({
  url: settings.draftUrl,
  csrf,
  key: `${settings.personId} ${settings.courseSlug} ${settings.exercise}`,
  draft: settings.draft,
  replaced: settings.replaced,
  text: () => ({ source: editor.source, fileName: fileName.value }),
  setSource: (source) => editor.setSource(source),
  onKept: () => void refreshHistory(),
  onState: (state) => {
    showState(state);
    // From now on the page is that of the draft: to open it again must not bring the chosen text back.
    if (wasChosen && state.kind === 'saved') window.history.replaceState(null, '', location.pathname);
  },
  onConflict: (other) => showConflict(other, () => editor.source),
});
if (wasReplaced) drafts.replacing(wasReplaced.source);
find('draft-mine', HTMLButtonElement).addEventListener('click', () => drafts?.keepMine());
find('draft-theirs', HTMLButtonElement).addEventListener('click', () => drafts?.takeTheirs());

/** Puts the chosen text in the place of the draft as one step that can be undone, and says so. */
function offerUndo({ source, savedAt }: ServerDraft): void {
  const panel = find('replaced', HTMLElement);
  editor.setSource(field.value);
  find('replaced-text', HTMLElement).textContent = sayReplaced(savedAt);
  panel.hidden = false;
  find('replaced-undo', HTMLButtonElement).addEventListener('click', () => {
    editor.setSource(source);
    panel.hidden = true;
    editor.focus();
  });
}

function complain(title: string, detail: string): void {
  find('notice-title', HTMLElement).textContent = title;
  find('notice-detail', HTMLElement).textContent = detail;
  notice.hidden = false;
  notice.scrollIntoView({ block: 'nearest' });
}

async function take(file: File): Promise<void> {
  const read = await readFile(file, maxBytes);
  if (!read.ok) return complain(read.title, read.detail);
  notice.hidden = true;
  fileName.value = read.name;
  find('file-name', HTMLElement).textContent = read.name;
  drafts?.replacing();
  editor.setSource(read.text);
  editor.focus();
}

/** Two submissions can be compared, no fewer and no more. */
function allowComparing(): void {
  const history = find('history', HTMLFormElement);
  const button = history.querySelector<HTMLButtonElement>('button[type="submit"]');
  if (button) button.disabled = history.querySelectorAll('input:checked').length !== 2;
}
find('history', HTMLElement).addEventListener('change', allowComparing);
allowComparing();

async function refreshHistory(): Promise<void> {
  try {
    find('history', HTMLElement).innerHTML = await fetchFragment(form.dataset.history ?? '');
    allowComparing();
  } catch {
    // The list stays as it was; the next result brings it up to date.
  }
}

/** What the report says about lines of the file, shown at these lines. */
function showFindings(): void {
  const places = find('result', HTMLElement).querySelectorAll<HTMLElement>('[data-line]:not([data-line=""])');
  const findings = [...places].map(
    ({ dataset }): Finding => ({
      line: Number(dataset.line),
      column: Number(dataset.column ?? 1),
      severity: dataset.severity === 'warning' ? 'warning' : 'error',
      message: dataset.message ?? '',
    }),
  );
  editor.setFindings(findings);
}

function showResultOf(url: string): void {
  const part = find('result-part', HTMLElement);
  part.hidden = false;
  find('result-link', HTMLAnchorElement).href = url;
  part.scrollIntoView({ block: 'nearest' });
  showResult(url, () => {
    for (const button of buttons) button.disabled = false;
    showFindings();
    void refreshHistory();
  });
}

async function sendWith(button: HTMLButtonElement): Promise<void> {
  if (buttons.some(({ disabled }) => disabled)) return;
  field.value = editor.source;
  const bytes = new TextEncoder().encode(field.value).length;
  if (bytes > maxBytes) {
    const detail = say('tooLarge.source', { bytes: number(bytes), limit: number(maxBytes) });
    return complain(say('tooLarge.title'), detail);
  }
  for (const each of buttons) each.disabled = true;
  const sent = await send(form, button);
  if (sent.ok) {
    notice.hidden = true;
    showResultOf(sent.url);
  } else {
    for (const each of buttons) each.disabled = false;
    complain(sent.title, sent.detail);
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void sendWith(event.submitter instanceof HTMLButtonElement ? event.submitter : submit);
});
onDrop(find('editor', HTMLElement), (file) => void take(file));
const file = find('file', HTMLInputElement);
file.addEventListener('change', () => {
  const chosen = file.files?.[0];
  file.value = '';
  if (chosen) void take(chosen);
});
find('choose', HTMLElement).classList.remove('unready');
