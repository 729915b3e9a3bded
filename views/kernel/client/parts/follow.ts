/**
 * Owns hearing where a submission stands: by server-sent events, by asking again and again where those do not come through.
 * Must not know how the news are shown.
 */
import { say } from './words.ts';

/** Where a submission stands; the server words `text`. */
export interface News {
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'replaced';
  readonly text: string;
  readonly done: number;
  readonly total: number;
  /** Whether nothing more will come. */
  readonly final: boolean;
}

export interface Listener {
  /** Something changed; after the final news nothing more comes. */
  news(news: News): void;
  /** The server cannot be heard at the moment, or for good. */
  trouble(text: string): void;
}

const POLL_MS = 1_500;
const POLL_AFTER_TROUBLE_MS = 4_000;
/** Broken connections in a row before asking replaces listening. */
const PATIENCE = 3;

/** Listens until the submission at `url` is finished; the returned function ends it before. */
export function follow(url: string, listener: Listener): () => void {
  let ended = false;
  let timer = 0;
  let broken = 0;
  const source = new EventSource(`${url}/events`);
  const end = (): void => {
    ended = true;
    source.close();
    clearTimeout(timer);
  };
  const tell = (news: News): void => {
    if (ended) return;
    if (news.final) end();
    listener.news(news);
  };
  const ask = async (): Promise<void> => {
    let pause = POLL_MS;
    try {
      const answer = await fetch(`${url}/state`, { headers: { Accept: 'application/json' } });
      if (answer.ok) tell((await answer.json()) as News);
      else if (answer.status === 401 || answer.status === 404) {
        end();
        listener.trouble(say('follow.signedOut'));
      } else throw new Error(String(answer.status));
    } catch {
      pause = POLL_AFTER_TROUBLE_MS;
      listener.trouble(say('follow.unreachable'));
    }
    if (!ended) timer = window.setTimeout(ask, pause);
  };

  source.onmessage = (event: MessageEvent<string>) => {
    broken = 0;
    tell(JSON.parse(event.data) as News);
  };
  // The server keeps only the newest streams of a person.
  source.addEventListener('replaced', () => {
    source.close();
    if (!ended) void ask();
  });
  source.onerror = () => {
    if (ended) return;
    broken += 1;
    if (source.readyState !== EventSource.CLOSED && broken < PATIENCE) return;
    source.close();
    void ask();
  };
  return end;
}
