/**
 * Owns the page of a quiz: it joins the clock, the answers, the news and handing in.
 * Must not know how each of them works.
 */
import { find } from '../../kernel/client/parts/find.ts';
import { say } from '../../kernel/client/parts/words.ts';
import { clockText } from './quiz/countdown.ts';
import { followQuiz, type QuizNews } from './quiz/follow-quiz.ts';
import { createServerClock } from './quiz/server-clock.ts';
import { takeQuiz } from './quiz/take-quiz.ts';

const page = find('quiz', HTMLElement);
const announcer = find('announce', HTMLElement);
const urls = JSON.parse(page.dataset.urls ?? '{}') as Record<
  'page' | 'answers' | 'state' | 'events' | 'handIn',
  string
>;
let news = JSON.parse(page.dataset.state ?? '{}') as QuizNews;
const clock = createServerClock(news.now);
const announce = (text: string): void => {
  announcer.textContent = text;
};

/** The page of another phase is made by the server. */
let leaving = false;
function reload(): void {
  if (leaving) return;
  leaving = true;
  location.reload();
}

const running = news.phase === 'running' || news.phase === 'paused';
const taking = running ? takeQuiz({ page, urls, clock, announce, reload, ask: () => ask(), first: news }) : undefined;

const ask = followQuiz(urls, {
  news(next, sentAt) {
    if (sentAt !== undefined) clock.learn(next.now, sentAt);
    const before = news;
    news = next;
    if (taking) taking.news(next);
    else if (next.phase !== before.phase || next.mayStart !== before.mayStart) move(next);
  },
  link(link) {
    if (taking) taking.link(link);
    else
      find('link-state', HTMLElement).textContent =
        link === 'up' ? say('quiz.selfMoving') : say(`quiz.${link === 'down' ? 'unreachable' : 'signedOutHere'}`);
  },
});

/** Goes on to the next phase; where all begin together, Start is pressed by the instructor. */
function move(next: QuizNews): void {
  const begins = next.phase === 'ready' && next.mayStart === 'yes' && next.mode === 'together';
  const form = document.querySelector<HTMLFormElement>('#start');
  if (begins && form) form.requestSubmit();
  else reload();
}

/** The clock of somebody who waits for the opening. */
const waiting = document.querySelector<HTMLElement>('[data-countdown]');
const until = Number(waiting?.dataset.countdown || Number.NaN);
const left = waiting?.querySelector('[data-remaining]');
if (left && !Number.isNaN(until)) {
  const tick = (): void => {
    if (clock.leapt()) ask();
    const ms = until - clock.now();
    left.textContent = ms > 0 && ms < 3_600_000 ? clockText(ms) : '';
    if (ms <= 0) reload();
    else setTimeout(tick, 250);
  };
  tick();
}
// A quiz with a common start that began before this page came: in at once.
if (news.phase === 'ready' && news.mode === 'together')
  document.querySelector<HTMLFormElement>('#start')?.requestSubmit();
