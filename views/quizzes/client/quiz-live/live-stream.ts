/**
 * Owns hearing the news of a quiz that is being run, and the server's clock that comes with them.
 * Must not know how they are shown.
 */
import { say } from '../../../kernel/client/parts/words.ts';
import { clockText } from '../quiz/countdown.ts';
import { createServerClock } from '../quiz/server-clock.ts';

/** A student as the server words it. */
export interface LiveRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly tone: string;
  readonly label: string;
  readonly progress: string;
  readonly answered: number;
  readonly deadline: number;
  readonly points: string;
  readonly extra: string;
}
/** Who waits to be confirmed. */
export interface Door {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly confirm: string;
  }[];
  readonly title: string;
  readonly others: string;
}
/** What comes; times are ms since 1970, 0 for none. */
export interface LiveNews {
  readonly now: number;
  readonly phase: 'before' | 'open' | 'paused' | 'over';
  readonly phaseText: string;
  readonly clockJumped: boolean;
  readonly pausedSince: number;
  readonly lastEnd: number;
  readonly sums: readonly { readonly state: string; readonly count: number }[];
  readonly questions: readonly {
    readonly id: string;
    readonly given: number;
    readonly right: number;
    readonly partly: number;
    readonly wrong: number;
    readonly text: string;
  }[];
  readonly students?: readonly LiveRow[];
  readonly door?: Door;
}

/** The connection is called lost after this long without any news, ms; news come every five seconds. */
const SILENCE_MS = 15_000;

/** Listens at the address that `root` names; calls `show` with all news, and `tick` again and again with the time left. */
export function listenLive(
  root: HTMLElement,
  show: (news: LiveNews) => void,
  tick: (left: (end: number) => string, news: LiveNews | undefined) => void,
): void {
  const clock = createServerClock(Number(root.dataset.now));
  const link = document.getElementById('link') as HTMLElement;
  let latest: LiveNews | undefined;
  let heardAt = performance.now();
  let source: EventSource | undefined;
  const connect = (): void => {
    source?.close();
    source = new EventSource(root.dataset.events ?? '');
    source.onmessage = (event: MessageEvent<string>) => {
      latest = JSON.parse(event.data) as LiveNews;
      heardAt = performance.now();
      clock.learn(latest.now, heardAt);
      show(latest);
    };
    // The server keeps only the newest streams of a person.
    source.addEventListener('replaced', () => source?.close());
  };
  connect();
  const left = (end: number): string => {
    const now = latest?.phase === 'paused' ? latest.now : clock.now();
    return end > now ? clockText(end - now) : '';
  };
  setInterval(() => {
    const silent = performance.now() - heardAt > SILENCE_MS;
    link.hidden = !silent;
    link.textContent = silent ? say('quizLive.lost') : '';
    // A page that nobody looks at would take the place of one that somebody does.
    const seen = document.visibilityState === 'visible';
    if (silent && seen && source?.readyState === EventSource.CLOSED) connect();
    tick(left, latest);
  }, 500);
}

/** Puts a text in place, where it is another. */
export function put(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** Shows how questions are answered: bars of a hundredth each. */
export function showQuestions(list: HTMLElement, questions: LiveNews['questions']): void {
  for (const { id, given, right, partly, wrong, text } of questions) {
    let item = list.querySelector<HTMLElement>(`[data-question="${id}"]`);
    if (!item) {
      item = document.createElement('li');
      item.dataset.question = id;
      item.innerHTML =
        '<code></code><svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="bar-right" height="8"></rect><rect class="bar-partly" height="8"></rect><rect class="bar-wrong" height="8"></rect></svg><span class="small soft" data-text></span>';
      put(item.querySelector('code'), id);
      list.append(item);
    }
    put(item.querySelector('[data-text]'), text);
    let x = 0;
    for (const [kind, count] of [
      ['right', right],
      ['partly', partly],
      ['wrong', wrong],
    ] as const) {
      const width = given > 0 ? (100 * count) / given : 0;
      const bar = item.querySelector(`.bar-${kind}`);
      bar?.setAttribute('x', String(x));
      bar?.setAttribute('width', String(width));
      x += width;
    }
  }
}

/** Shows the sums by state. */
export function showSums(list: HTMLElement, sums: LiveNews['sums']): void {
  for (const { state, count } of sums) put(list.querySelector(`[data-sum="${state}"] strong`), String(count));
}
