/**
 * Owns how saving is shown on the page: the line below the editor, the choice between two texts.
 * Must not know how saving works. The elements are in partials/drafts.
 */
import { diffLines } from 'diff';
import de from '../../locales/de/drafts.json';
import en from '../../locales/en/drafts.json';
import { find } from '../parts/find.ts';
import type { DraftState } from './drafts.ts';
import type { ServerDraft } from './save-draft.ts';

const words = document.documentElement.lang === 'de' ? de : en;

/** '14:03:12' on the clock of the device. */
const clock = (iso: string): string => new Date(iso).toLocaleTimeString('de-DE');
const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

function sentence(state: DraftState): string {
  if (state.kind === 'saved' || state.kind === 'restored') return fill(words[state.kind], { time: clock(state.at) });
  if (state.kind === 'refused') return fill(words.refused, { reason: state.reason });
  return state.kind === 'signed-out' ? words.signedOut : words[state.kind];
}

/** Says how saving stands. */
export function showState(state: DraftState): void {
  const line = find('draft-status', HTMLElement);
  const text = sentence(state);
  line.classList.toggle('trouble', ['offline', 'refused', 'signed-out'].includes(state.kind));
  if (line.textContent === text) return;
  line.textContent = text;
  if (state.kind !== 'signed-out') return;
  const link = document.createElement('a');
  link.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
  link.textContent = words.signIn;
  line.append(' ', link);
}

/** Shows the choice between the text in the editor and another one, or takes it away. */
export function showConflict(other: { draft: ServerDraft; unsent: boolean } | undefined, mine: () => string): void {
  const panel = find('draft-conflict', HTMLElement);
  const lines = find('draft-lines', HTMLElement);
  const button = find('draft-difference', HTMLButtonElement);
  panel.hidden = other === undefined;
  lines.hidden = true;
  button.setAttribute('aria-expanded', 'false');
  if (!other) return;
  const question = other.unsent ? words.unsent : words.conflict;
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
