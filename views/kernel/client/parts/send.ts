/**
 * Owns sending a form without leaving the page.
 * Must not know what is in the form.
 */
import { say } from './words.ts';

/** What came of sending: the address of the new submission, or why it was refused. */
export type Sent =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly title: string; readonly detail: string };

/** Sends the form as the given button would. Never throws: what was typed stays where it is. */
export async function send(form: HTMLFormElement, button: HTMLButtonElement): Promise<Sent> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  fields.set(button.name, button.value);
  // Not form.action: a button named `action` stands in its way.
  const address = form.getAttribute('action') ?? '';
  try {
    const answer = await fetch(address, { method: 'POST', headers: { Accept: 'application/json' }, body: fields });
    const body = (await answer.json()) as { url?: string; title?: string; detail?: string };
    if (answer.ok && body.url !== undefined) return { ok: true, url: body.url };
    return { ok: false, title: body.title ?? say('refused.title'), detail: body.detail ?? '' };
  } catch {
    return { ok: false, title: say('offline.title'), detail: say('offline.detail') };
  }
}
