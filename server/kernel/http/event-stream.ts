/**
 * Owns server-sent events: headers, keeping the stream open, closing it when the server ends, how many one person may have.
 * Must not know what is sent.
 */
import type { Response } from 'express';
import { viewerOf } from './impersonation.ts';
import { personOf } from './signed-in.ts';

/** A comment this often keeps proxies from closing a quiet stream, ms. */
const KEEP_ALIVE_MS = 15_000;
/** What browsers wait before they connect again, ms. */
const RECONNECT_MS = 2_000;
/**
 * Streams that one person may have open, of all kinds together. Over HTTP/1.1 a browser opens six connections to a server: with
 * as many streams nothing would be saved any more.
 */
export const MOST_STREAMS = 5;

/** The last event of a stream that a newer one of the same person has taken the place of: its page asks from time to time. */
const REPLACED = 'event: replaced\ndata: {}\n\n';
/** It has this long to be read, ms. */
const LAST_WORD_MS = 1_000;

/** Creates the function that turns a response into a stream of events. */
export function createEventStreams(closing: AbortSignal) {
  /** How to end the open streams of each person, oldest first. */
  const open = new Map<string, Set<() => void>>();
  const count = (res: Response, end: () => void): void => {
    const id = (viewerOf(res) ?? personOf(res))?.id ?? '';
    const own = open.get(id) ?? new Set();
    open.set(id, own.add(end));
    res.on('close', () => {
      own.delete(end);
      if (own.size === 0 && open.get(id) === own) open.delete(id);
    });
    for (const oldest of own) {
      if (own.size <= MOST_STREAMS) break;
      own.delete(oldest);
      oldest();
    }
  };

  /** Headers go out with the first event, so that an error can still be answered. */
  return (res: Response) => {
    const close = (): void => {
      res.end();
    };
    const begin = (): void => {
      res.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      let leaving: NodeJS.Timeout | undefined;
      const heartbeat = setInterval(() => {
        if (!res.writableEnded) res.write(': still here\n\n');
      }, KEEP_ALIVE_MS);
      closing.addEventListener('abort', close, { once: true });
      res.on('close', () => {
        clearInterval(heartbeat);
        clearTimeout(leaving);
        closing.removeEventListener('abort', close);
      });
      count(res, () => {
        res.end(REPLACED);
        // Who does not read does not keep it open either.
        leaving = setTimeout(() => res.destroy(), LAST_WORD_MS).unref();
      });
    };
    return {
      send(data: object): void {
        if (res.writableEnded) return;
        const first = !res.headersSent;
        if (first) begin();
        res.write(`${first ? `retry: ${RECONNECT_MS}\n\n` : ''}data: ${JSON.stringify(data)}\n\n`);
      },
      close,
    };
  };
}
/** Turns a response into a stream of events. */
export type OpenEventStream = ReturnType<typeof createEventStreams>;
