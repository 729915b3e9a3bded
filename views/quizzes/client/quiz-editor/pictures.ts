/**
 * Owns adding pictures beside the text of a quiz without leaving the page, so that nothing unsaved is lost.
 * Must not know the text.
 */
import { find } from '../../../kernel/client/parts/find.ts';
import { say } from '../../../kernel/client/parts/words.ts';

/** What the server says of the pictures. */
interface Kept {
  /** That of the text: the first picture makes it the course's own. */
  readonly revision?: number;
  readonly pictures?: readonly { readonly name: string; readonly url: string }[];
  /** Why a picture was refused. */
  readonly detail?: string;
}

/** A line of the list. The address is the same for a picture that took the place of another. */
function lineOf({ name, url }: { readonly name: string; readonly url: string }): HTMLElement {
  const [line, link, image, code] = (['li', 'a', 'img', 'code'] as const).map((tag) => document.createElement(tag));
  link?.setAttribute('href', url);
  image?.setAttribute('src', `${url}?shown=${Date.now()}`);
  image?.setAttribute('alt', '');
  if (code) code.textContent = name;
  link?.append(image ?? '', code ?? '');
  line?.append(link ?? '');
  return line ?? document.createElement('li');
}

/** Begins; `added` is told the revision of the text after a picture was added. */
export function lookAfterPictures(added: (revision: number) => void): void {
  const form = find('picture-form', HTMLFormElement);
  const state = find('picture-state', HTMLElement);
  const list = find('pictures', HTMLElement);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = new FormData(form);
    const file = body.get('file');
    const name = file instanceof File ? file.name : '';
    try {
      const answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' }, body });
      const kept = (await answer.json()) as Kept;
      if (!answer.ok || !kept.pictures) {
        state.textContent = kept.detail ?? say('quizEditor.pictureNotAdded');
        return;
      }
      list.replaceChildren(...kept.pictures.map(lineOf));
      form.reset();
      state.textContent = say('quizEditor.pictureAdded', { name });
      added(kept.revision ?? 0);
    } catch {
      state.textContent = say('quizEditor.pictureNotAdded');
    }
  });
}
