/**
 * Owns the list of controls that need more than their fields.
 */
import { enableCodeOrder } from './code-order.ts';
import { enableOrdering } from './ordering.ts';

const BOARDS = [enableOrdering, enableCodeOrder];

/** Makes the controls of a question work; `said` is told what was done, `changed` that the answer is another. */
export function enableBoards(question: HTMLElement, said: (text: string) => void, changed: () => void): void {
  for (const enable of BOARDS) enable(question, said, changed);
}
