/**
 * Owns reading and filling the controls of a question. An answer is a list of texts, for every type.
 * Must not know when answers are sent.
 */

/** Controls of one question, in the order of the page. */
type Control = HTMLInputElement | HTMLSelectElement;

const controlsOf = (question: HTMLElement): Control[] => [
  ...question.querySelectorAll<Control>('.answer input, .answer select'),
];

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox');

/** What is entered in a question; empty texts everywhere mean nothing. */
export function readAnswer(question: HTMLElement): string[] {
  const controls = controlsOf(question);
  if (controls.some(isChoice))
    return controls.filter((control) => isChoice(control) && control.checked).map(({ value }) => value);
  const order = question.querySelector<HTMLElement>('.order');
  if (order && order.dataset.touched !== 'true') return [];
  return controls.map(({ value }) => value);
}

/** Shows an answer that came from elsewhere. */
export function showAnswer(question: HTMLElement, answer: readonly string[]): void {
  const order = question.querySelector<HTMLElement>('.order');
  if (order) {
    const items = [...order.querySelectorAll<HTMLElement>('.order-item')];
    const placeOf = (item: HTMLElement): string => item.querySelector('input')?.value ?? '';
    for (const value of answer) {
      const item = items.find((one) => placeOf(one) === value);
      if (item) order.append(item);
    }
    order.dataset.touched = String(answer.length > 0);
    return;
  }
  for (const [index, control] of controlsOf(question).entries()) {
    if (isChoice(control)) control.checked = answer.includes(control.value);
    else control.value = answer[index] ?? '';
  }
}

/** Whether anything is entered. */
export const isEntered = (answer: readonly string[]): boolean => answer.some((text) => text.trim() !== '');

/** Lets the arrows of an ordering move its lines; `said` is told the new place, from 1. */
export function enableOrdering(question: HTMLElement, moved: (place: number, of: number) => void): void {
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
    moved(items.indexOf(item) + 1, items.length);
  });
}
