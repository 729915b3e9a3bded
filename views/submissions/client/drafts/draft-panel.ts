/**
 * Owns how saving is shown on the page: the line below the editor, the choice between two texts.
 * Must not know how saving works. The elements are in views/submissions/parts/drafts.
 */
import { diffLines } from 'diff';
import { find } from '../../../kernel/client/parts/find.ts';
import de from '../../words/drafts.de.json';
import en from '../../words/drafts.en.json';
import type { DraftState, Rival } from './drafts.ts';

const words = document.documentElement.lang === 'de' ? de : en;
const language = document.documentElement.lang === 'de' ? 'de' : 'en-GB';

/** '14:03:12' on the clock of the device; with its date when that is not today. */
function clock(iso: string): string {
  const at = new Date(iso);
  const time = at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  if (at.toDateString() === new Date().toDateString()) return time;
  return `${at.toLocaleDateString(language, { day: 'numeric', month: 'long' })}, ${time}`;
}
const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

/** What is said about a state that needs to be read; undefined for the usual course. */
function messageOf(state: DraftState): string | undefined {
  switch (state.kind) {
    case 'restored':
      return fill(words.restored, { time: clock(state.at) });
    case 'refused':
      return fill(words.refused, { reason: state.reason });
    case 'offline':
      return state.kept ? words.offline : words.offlineNotKept;
    case 'signed-out':
      return state.kept ? words.signedOut : words.signedOutNotKept;
    default:
      return undefined;
  }
}

/** What the quiet line says; nothing while a message speaks. */
function lineOf(state: DraftState): string {
  if (state.kind === 'saved') return fill(words.saved, { time: clock(state.at) });
  return state.kind === 'saving' || state.kind === 'undecided' ? words[state.kind] : '';
}

/** Says how saving stands: the usual course in a quiet line, anything else in a message that is read out. */
export function showState(state: DraftState): void {
  const message = find('draft-message', HTMLElement);
  const text = messageOf(state);
  find('draft-status', HTMLElement).textContent = lineOf(state);
  if (text === undefined) {
    // What was brought back is still so after it has been saved.
    if (state.kind !== 'saving' && message.dataset.kind !== 'restored') message.textContent = '';
    return;
  }
  if (message.firstChild?.textContent === text) return;
  message.dataset.kind = state.kind;
  message.textContent = text;
  if (state.kind !== 'signed-out') return;
  const link = document.createElement('a');
  link.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
  link.textContent = words.signIn;
  message.append(' ', link);
}

/** What is said when another text has taken the place of the draft that was saved at this time, ISO 8601. */
export const sayReplaced = (savedAt: string): string => fill(words.replaced, { time: clock(savedAt) });

/** Shows the choice between the text in the editor and another one, or takes it away. */
export function showConflict(other: Rival | undefined, mine: () => string): void {
  const panel = find('draft-conflict', HTMLElement);
  const lines = find('draft-lines', HTMLElement);
  const button = find('draft-difference', HTMLButtonElement);
  panel.hidden = other === undefined;
  lines.hidden = true;
  button.setAttribute('aria-expanded', 'false');
  if (!other) return;
  const question = other.unsent === undefined ? words.conflict : words.unsent;
  find('draft-question', HTMLElement).textContent = fill(question, { time: clock(other.draft.savedAt) });
  button.onclick = () => {
    lines.hidden = !lines.hidden;
    button.setAttribute('aria-expanded', String(!lines.hidden));
    lines.querySelector('pre')?.replaceChildren(...differenceOf(mine(), other.draft.source));
  };
}

/** One element per run of lines. */
function differenceOf(mine: string, theirs: string): HTMLElement[] {
  return diffLines(mine, theirs).map(({ value, added, removed }) => {
    const run = document.createElement('span');
    run.className = added ? 'added' : removed ? 'removed' : 'same';
    const sign = added ? '+ ' : removed ? '− ' : '  ';
    run.textContent = value.replace(/\n$/, '').replace(/^/gm, sign);
    return run;
  });
}
