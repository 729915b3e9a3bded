/**
 * Owns the editor of a quiz: the preview follows the text, saving stays on the page, nothing typed is lost by leaving.
 * Must not know what a quiz is: the server tries and renders it.
 */
import { find } from '../../kernel/client/parts/find.ts';
import { say } from '../../kernel/client/parts/words.ts';
import { enableBoards } from './quiz/boards.ts';
import { EXAMPLES } from './quiz-editor/examples.ts';
import { lookAfterPictures } from './quiz-editor/pictures.ts';
import { placeOfNext } from './quiz-editor/place-of-next.ts';

const form = find('quiz-form', HTMLFormElement);
const source = find('source', HTMLTextAreaElement);
const preview = find('preview', HTMLElement);
const state = find('edit-state', HTMLElement);
const revision = find('revision', HTMLInputElement);
const csrf = (form.elements.namedItem('_csrf') as HTMLInputElement).value;
/** Typing rests this long before the preview follows, ms. */
const QUIET_MS = 500;
let saved = source.value;
let seed = 1;
let timer = 0;
let asked = 0;
/** Whether the author has been in the text: before, its cursor stands at the beginning and means nothing. */
let touched = false;

/** Lets the author try the controls; what they enter goes nowhere. */
function tryOut(): void {
  const nothing = (): void => {};
  for (const question of preview.querySelectorAll<HTMLElement>('[data-question]'))
    enableBoards(question, nothing, nothing);
}
tryOut();

async function showPreview(): Promise<void> {
  const number = ++asked;
  try {
    const answer = await fetch(form.dataset.preview ?? '', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/html', 'X-CSRF-Token': csrf },
      body: JSON.stringify({ source: source.value, seed }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const html = await answer.text();
    // An answer to an older text comes too late.
    if (number !== asked) return;
    preview.innerHTML = html;
    tryOut();
  } catch {
    if (number === asked) state.textContent = say('quizEditor.noPreview');
  }
}
function changed(): void {
  state.textContent = source.value === saved ? '' : say('quizEditor.unsaved');
  clearTimeout(timer);
  timer = window.setTimeout(() => void showPreview(), QUIET_MS);
}
source.addEventListener('input', changed);
source.addEventListener('focus', () => {
  touched = true;
});

/** Saves what is in the text now. Returns whether the server has it. */
async function save(): Promise<boolean> {
  const text = source.value;
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({ _csrf: csrf, source: text, revision: revision.value }),
    });
    const body = (await answer.json()) as { saved?: boolean; revision?: number; detail?: string };
    if (answer.status === 409) state.textContent = say('quizEditor.conflict');
    else if (!answer.ok || body.revision === undefined) state.textContent = body.detail ?? say('quizEditor.notSaved');
    else {
      revision.value = String(body.revision);
      saved = text;
      state.textContent = say('quizEditor.saved', {
        time: new Date().toLocaleTimeString(document.documentElement.lang === 'de' ? 'de-DE' : 'en-GB'),
      });
      return true;
    }
  } catch {
    state.textContent = say('quizEditor.notSaved');
  }
  return false;
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void save();
});
addEventListener('keydown', (event) => {
  if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  void save();
});
// What is planned is what stands in the text, saved or not.
const plan = find('plan-form', HTMLFormElement);
plan.addEventListener('submit', async (event) => {
  if (source.value === saved) return;
  event.preventDefault();
  if (await save()) plan.submit();
  else source.focus();
});
lookAfterPictures((next) => {
  revision.value = String(next);
  void showPreview();
});
addEventListener('beforeunload', (event) => {
  if (source.value !== saved) event.preventDefault();
});

const other = find('other-numbers', HTMLButtonElement);
other.hidden = false;
other.addEventListener('click', () => {
  seed += 1;
  void showPreview();
});
find('add', HTMLSelectElement).addEventListener('change', (event) => {
  const select = event.target as HTMLSelectElement;
  const example = EXAMPLES[select.value];
  select.value = '';
  if (example === undefined) return;
  const place = placeOfNext(source.value, touched ? source.selectionStart : source.value.length);
  const gap = place > 0 && source.value[place - 1] !== '\n' ? '\n' : '';
  source.setRangeText(`${gap}${example}`, place, place, 'end');
  source.focus();
  changed();
});
preview.addEventListener('click', (event) => {
  const line = Number((event.target as HTMLElement).closest<HTMLElement>('[data-line]')?.dataset.line);
  if (!line) return;
  const lines = source.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  source.focus();
  source.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
});
