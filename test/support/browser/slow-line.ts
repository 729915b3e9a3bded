/**
 * Owns a slow line to a server: its pages come in small pieces, as by a phone.
 * Must not know what is tested.
 */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const PIECE_BYTES = 600;
const PAUSE_MS = 10;

/** Passes everything on to the server at `base`, and its pages on in pieces. Gives the address of the line; end it with `close`. */
export async function openSlowLine(base: string): Promise<{ readonly base: string; readonly close: () => void }> {
  const line = createServer((asked, answer) => {
    const headers = { ...asked.headers, 'accept-encoding': 'identity' };
    const passed = request(new URL(asked.url ?? '/', base), { method: asked.method, headers }, async (got) => {
      const isPage = got.headers['content-type']?.startsWith('text/html');
      answer.writeHead(got.statusCode ?? 502, got.headers);
      for await (const part of got) {
        if (!isPage) answer.write(part);
        else
          for (let start = 0; start < part.length; start += PIECE_BYTES) {
            answer.write(part.subarray(start, start + PIECE_BYTES));
            await wait(PAUSE_MS);
          }
      }
      answer.end();
    });
    passed.on('error', (error) => answer.destroy(error));
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(line.address() as AddressInfo).port}`,
    close: () => {
      line.closeAllConnections();
      line.close();
    },
  };
}
