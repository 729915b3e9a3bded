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
  question.dispatchEvent(new Event('answer-shown'));
}

/** How far a question is answered: so many of its places are filled in. */
export interface Progress {
  readonly filled: number;
  readonly of: number;
}

const isFilled = (text: string): boolean => text.trim() !== '';

/**
 * How far a question is answered. A question of choices, of an order, or of lines that need not all be taken, is answered as soon as
 * anything is chosen; one of several places (pairs, gaps, entries of a matrix) when all of them are filled in.
 */
export function progressOf(question: HTMLElement): Progress {
  const answer = readAnswer(question);
  const filled = answer.filter(isFilled).length;
  const whole = question.querySelector('.order, .code-order') !== null || controlsOf(question).some(isChoice);
  return whole ? { filled: Math.min(filled, 1), of: 1 } : { filled, of: answer.length };
}

/** Whether nothing is left to fill in. */
export const isAnswered = ({ filled, of }: Progress): boolean => filled > 0 && filled === of;
