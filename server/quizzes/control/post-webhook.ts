/**
 * Owns sending one message to an incoming webhook (Mattermost, Slack and what speaks like them).
 * Must not know when, nor what is in it.
 *
 * An instructor chooses the address, so it is a way to make this server send something somewhere. Only public addresses are used,
 * and networks that the admin lists; that is judged when the connection is made. Redirects are not followed, the answer is neither
 * shown nor kept, five seconds are all it gets, and what is told of a failure is the same whether nobody is there, a port is
 * closed, or something other than a web server is behind it.
 */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { AddressNotAllowed, createAddressFilter, type Network } from '../../kernel/networks.ts';

const PATIENCE_MS = 5_000;
/** Below this, only the ports of the web are tried. */
const FIRST_FREE_PORT = 1_024;

/** Why a message did not arrive, apart from 'HTTP 404' and the like. */
export const FAILURES = ['unreachable', 'network', 'changed', 'removed'] as const;

/** Sends a message. @throws Error whose message is one of FAILURES, or the status that came back: 'HTTP 404' */
export type PostWebhook = (url: string, text: string) => Promise<void>;

/** Returns a function that posts `{"text": ...}` as JSON, to public addresses and those of `allowed` networks. */
export function createPostWebhook(allowed: readonly Network[]): PostWebhook {
  const filter = createAddressFilter(allowed);
  const statusOf = (url: URL, text: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ text });
      const request = url.protocol === 'https:' ? requestHttps : requestHttp;
      const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
      const signal = AbortSignal.timeout(PATIENCE_MS);
      // No connection is used twice: each is judged.
      const sent = request(url, { method: 'POST', headers, signal, agent: false, lookup: filter.lookUp }, (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return async (address, text) => {
    const url = new URL(address);
    let status: number;
    try {
      filter.checkHost(url);
      if (url.port !== '' && Number(url.port) < FIRST_FREE_PORT && !['80', '443'].includes(url.port))
        throw new AddressNotAllowed();
      status = await statusOf(url, text);
    } catch (error) {
      throw new Error(error instanceof AddressNotAllowed ? 'network' : 'unreachable', { cause: error });
    }
    if (status < 200 || status > 299) throw new Error(`HTTP ${status}`);
  };
}
