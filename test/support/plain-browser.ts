/**
 * Owns a browser of few words for tests that send thousands of requests: it keeps cookies and connections, and nothing else.
 */
import { Agent, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formTokenOn, sessionCookie } from './sign-in-link.ts';

/** What came back; `text` is the body. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Somebody's session, to go on with in another browser. */
export interface Session {
  readonly cookie: string;
  /** The token of their forms. */
  readonly csrf: string;
}

/** How a request is sent. */
interface Sending {
  /** A form, or data to send as JSON. */
  readonly body?: URLSearchParams | object;
  readonly accept?: string;
  /** Called when the answer begins: a stream of events goes on after that. */
  readonly onBegin?: () => void;
}

export interface PlainBrowser {
  /** Sends a request as a script does, with the token of forms; resolves when the answer has ended. */
  send(method: string, path: string, how?: Sending): Promise<Reply>;
}

/** A request without an answer fails after this long, ms. */
const PATIENCE_MS = 120_000;
const connections = new Agent({ keepAlive: true });

/** Opens a browser on a server that listens; without a session it is a stranger's. */
export function openBrowser(server: Server, session: Session = { cookie: '', csrf: '' }): PlainBrowser {
  const { port } = server.address() as AddressInfo;
  const jar = new Map(session.cookie.split('; ').map((one) => [one.split('=')[0] ?? '', one]));
  return {
    send: (method, path, { body, accept = 'application/json', onBegin = () => {} } = {}) =>
      new Promise((resolve, reject) => {
        const form = body instanceof URLSearchParams;
        const text = body === undefined || form ? String(body ?? '') : JSON.stringify(body);
        const headers: Record<string, string | number> = {
          accept,
          'x-csrf-token': session.csrf,
          cookie: [...jar.values()].filter(Boolean).join('; '),
        };
        if (body) {
          headers['content-type'] = form ? 'application/x-www-form-urlencoded' : 'application/json';
          headers['content-length'] = Buffer.byteLength(text);
        }
        const sent = request({ port, agent: connections, method, path, headers, timeout: PATIENCE_MS }, (answer) => {
          onBegin();
          for (const [set = ''] of (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')))
            jar.set(set.split('=')[0] ?? '', set);
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const { statusCode: status = 0, headers } = answer;
            resolve({ status, headers, text: Buffer.concat(chunks).toString() });
          });
        });
        sent.on('timeout', () => sent.destroy(new Error(`${method} ${path}: no answer`)));
        sent.on('error', reject);
        sent.end(text);
      }),
  };
}

/** Signs in by the token of a link. */
export async function openSession(server: Server, token: string): Promise<Session> {
  const browser = openBrowser(server);
  const link = await browser.send('GET', `/sign-in/${token}`, { accept: 'text/html' });
  const body = new URLSearchParams({ _csrf: formTokenOn(link.text) });
  const entered = await browser.send('POST', `/sign-in/${token}`, { body });
  const cookie = sessionCookie(entered.headers['set-cookie'] ?? []);
  const page = await browser.send('GET', '/courses/demo', { accept: 'text/html' });
  const csrf = formTokenOn(page.text);
  if (csrf === '') throw new Error(`the page after signing in has no form: ${page.status}`);
  return { cookie, csrf };
}
