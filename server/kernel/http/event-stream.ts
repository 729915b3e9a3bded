/**
 * Owns server-sent events: headers, keeping the stream open, closing it when the server ends.
 * Must not know what is sent.
 */
import type { Response } from 'express';

/** A comment this often keeps proxies from closing a quiet stream, ms. */
const KEEP_ALIVE_MS = 15_000;
/** What browsers wait before they connect again, ms. */
const RECONNECT_MS = 2_000;

/** Turns a response into a stream of events; headers go out with the first event, so that an error can still be answered. */
export function openEventStream(res: Response, closing: AbortSignal) {
  const close = (): void => {
    res.end();
  };
  const begin = (): void => {
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const heartbeat = setInterval(() => res.write(': still here\n\n'), KEEP_ALIVE_MS);
    closing.addEventListener('abort', close, { once: true });
    res.on('close', () => {
      clearInterval(heartbeat);
      closing.removeEventListener('abort', close);
    });
  };
  return {
    send(data: object): void {
      const first = !res.headersSent;
      if (first) begin();
      res.write(`${first ? `retry: ${RECONNECT_MS}\n\n` : ''}data: ${JSON.stringify(data)}\n\n`);
    },
    close,
  };
}
