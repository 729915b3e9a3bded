/**
 * Owns the view of a quiz for the projector: clock and sums, no names.
 * Must not know how news arrive.
 */
import { find } from '../../kernel/client/parts/find.ts';
import { listenLive, put, showQuestions, showSums } from './quiz-live/live-stream.ts';

const root = find('projector', HTMLElement);
const clock = find('clock', HTMLElement);
const limit = clock.textContent ?? '';

listenLive(
  root,
  (news) => {
    root.dataset.phase = news.phase;
    put(find('phase', HTMLElement), news.phaseText);
    showSums(find('sums', HTMLElement), news.sums);
    showQuestions(find('questions', HTMLElement), news.questions);
    if (news.phase === 'over') find('distribution', HTMLDetailsElement).open = true;
  },
  (left, news) => {
    const phase = news?.phase ?? root.dataset.phase;
    const text = left(news?.lastEnd ?? Number(root.dataset.end));
    put(clock, phase === 'before' ? limit : text === '' ? '0:00' : text);
  },
);
