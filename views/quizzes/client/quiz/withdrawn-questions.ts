/**
 * Owns saying that a question was withdrawn while it is being answered, and that it counts again.
 * Must not know answers: what was entered stays.
 */
import { say } from '../../../kernel/client/parts/words.ts';
import type { Withdrawn } from './follow-quiz.ts';

/** What is said about a question. */
const textOf = ({ credit, note }: Withdrawn): string =>
  [say(`quiz.withdrawn.${credit}`), note].filter(Boolean).join(' ');

/** Returns a function that shows which of the questions, by id, are withdrawn; `announce` speaks what has changed. */
export function createWithdrawn(questions: ReadonlyMap<string, HTMLElement>, announce: (text: string) => void) {
  const shown = new Map<string, { readonly text: string; readonly notice: HTMLElement }>();
  const numberOf = (id: string): number => [...questions.keys()].indexOf(id) + 1;
  return {
    has: (id: string): boolean => shown.has(id),
    show(withdrawn: readonly Withdrawn[]): void {
      const news: string[] = [];
      for (const one of withdrawn) {
        const { questionId: id } = one;
        const [question, text] = [questions.get(id), textOf(one)];
        if (!question || shown.get(id)?.text === text) continue;
        shown.get(id)?.notice.remove();
        const notice = document.createElement('p');
        notice.className = 'notice warn question-withdrawn';
        notice.textContent = text;
        question.querySelector('legend')?.after(notice);
        question.dataset.withdrawn = '';
        shown.set(id, { text, notice });
        news.push(`${say('quiz.question', { number: numberOf(id) })}: ${text}`);
      }
      for (const [id, { notice }] of shown) {
        if (withdrawn.some(({ questionId }) => questionId === id)) continue;
        notice.remove();
        delete questions.get(id)?.dataset.withdrawn;
        shown.delete(id);
        news.push(say('quiz.countsAgain', { number: numberOf(id) }));
      }
      if (news.length > 0) announce(news.join(' '));
    },
  };
}
