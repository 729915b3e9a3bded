/**
 * Owns the arrows that move the lines of an ordering.
 */
import { say } from '../../../kernel/client/parts/words.ts';

/** Lets the arrows move the lines; `said` is told the new place, `changed` that the answer is another. */
export function enableOrdering(question: HTMLElement, said: (text: string) => void, changed: () => void): void {
  const order = question.querySelector<HTMLElement>('.order');
  order?.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-move]');
    const item = button?.closest<HTMLElement>('.order-item');
    if (!button || !item) return;
    const up = button.dataset.move === '-1';
    const neighbour = up ? item.previousElementSibling : item.nextElementSibling;
    if (neighbour) {
      if (up) neighbour.before(item);
      else neighbour.after(item);
    }
    order.dataset.touched = 'true';
    button.focus();
    const items = [...order.children];
    said(say('quiz.movedPlace', { place: items.indexOf(item) + 1, of: items.length }));
    changed();
  });
}
