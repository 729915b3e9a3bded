/**
 * Owns hearing from the server where the person stands at the quiz: by events, and by asking from time to time, which also
 * tells the time best.
 * Must not know what is done with the news.
 */

/** A question that does not count: everybody gets its points, or nobody. */
export interface Withdrawn {
  readonly questionId: string;
  readonly credit: 'full' | 'none';
  readonly note: string;
}

/** Where the person stands. Times are ms since 1970 on the server's clock. */
export interface QuizNews {
  readonly phase: 'unconfirmed' | 'early' | 'ready' | 'running' | 'paused' | 'ended' | 'results' | 'missed' | 'staff';
  readonly mayStart: 'yes' | 'not-yet' | 'over' | 'paused';
  readonly mode: 'personal' | 'together';
  readonly now: number;
  readonly deadline: number | null;
  readonly pausedSince: number | null;
  readonly graceMs: number;
  readonly limitMs: number;
  readonly opensAt: number | null;
  /** The questions that do not count, each with the note of the staff; absent from what is said of a saved answer. */
  readonly withdrawn?: readonly Withdrawn[];
}

export interface QuizListener {
  /** `sentAt` is the moment of performance.now() at which this was asked; undefined for an event that was not asked for. */
  news(news: QuizNews, sentAt: number | undefined): void;
  link(link: 'up' | 'down' | 'signed-out'): void;
}

const ASK_MS = 15_000;
const ASK_AGAIN_MS = 3_000;
/** The same while no events come, because the person has newer pages open. */
const ASK_UNHEARD_MS = 5_000;

/** Begins to listen; the returned function asks at once. */
export function followQuiz(
  urls: { readonly events: string; readonly state: string },
  listener: QuizListener,
): () => void {
  let timer = 0;
  let asking = false;
  let source: EventSource | undefined;
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    clearTimeout(timer);
    let pause = source ? ASK_MS : ASK_UNHEARD_MS;
    const sentAt = performance.now();
    try {
      const answer = await fetch(urls.state, {
        headers: { Accept: 'application/json' },
        signal: AbortSignal.timeout(ASK_MS),
      });
      if (answer.ok) {
        listener.link('up');
        listener.news((await answer.json()) as QuizNews, sentAt);
      } else if (answer.status === 401 || answer.status === 403 || answer.status === 404) listener.link('signed-out');
      else throw new Error(String(answer.status));
    } catch {
      pause = ASK_AGAIN_MS;
      listener.link('down');
    }
    asking = false;
    // Spread, so that three hundred pages do not ask at the same moment.
    timer = window.setTimeout(() => void ask(), pause * (0.8 + Math.random() * 0.4));
  };
  const listen = (): void => {
    const own = new EventSource(urls.events);
    source = own;
    own.onmessage = (event: MessageEvent<string>) => listener.news(JSON.parse(event.data) as QuizNews, undefined);
    own.onerror = () => {
      if (own.readyState !== EventSource.CLOSED) return;
      // The browser gave up (the server answered with an error): try again later.
      setTimeout(listen, ASK_AGAIN_MS);
    };
    // The server keeps only the newest streams of a person: this page asks until somebody looks at it again.
    own.addEventListener('replaced', () => {
      own.close();
      source = undefined;
      void ask();
    });
  };
  listen();
  void ask();
  addEventListener('online', () => void ask());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    if (!source) listen();
    void ask();
  });
  return () => void ask();
}
