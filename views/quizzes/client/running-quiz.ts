/**
 * Owns the clock of a quiz that goes on, on every other page of the person who takes it.
 * Must not know the quiz: the server says how long it goes on.
 */
import { find } from '../../kernel/client/parts/find.ts';
import { say } from '../../kernel/client/parts/words.ts';
import { clockText } from './quiz/countdown.ts';
import type { QuizNews } from './quiz/follow-quiz.ts';
import { createServerClock } from './quiz/server-clock.ts';

interface State {
  readonly stateUrl: string;
  /** Times are ms since 1970 on the server's clock. */
  readonly now: number;
  readonly deadline: number;
  readonly paused: boolean;
}

/** The end may be moved: the server is asked this often, ms. */
const ASK_MS = 20_000;
const TICK_MS = 250;

const banner = find('running-clock', HTMLElement);
const left = find('running-left', HTMLElement);
const { stateUrl, ...first } = JSON.parse(banner.dataset.state ?? '{}') as State;
const clock = createServerClock(first.now);
let { deadline, paused } = first;

/** The quiz has ended, or cannot be taken any more. */
function end(): void {
  find('running-text', HTMLElement).textContent = say('quiz.ended');
  left.textContent = '';
  clearInterval(ticking);
  clearInterval(asking);
}

async function ask(): Promise<void> {
  const sentAt = performance.now();
  try {
    const answer = await fetch(stateUrl, { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const news = (await answer.json()) as QuizNews;
    clock.learn(news.now, sentAt);
    paused = news.phase === 'paused';
    if (news.deadline !== null) deadline = news.deadline;
    if (!paused && news.phase !== 'running') end();
  } catch {
    // No network: the clock continues.
  }
}

function tick(): void {
  if (clock.leapt()) void ask();
  const text = paused ? say('quiz.standsStill') : clockText(deadline - clock.now());
  if (left.textContent !== text) left.textContent = text;
}

const ticking = setInterval(tick, TICK_MS);
const asking = setInterval(() => void ask(), ASK_MS);
document.addEventListener('visibilitychange', () => void ask());
tick();
