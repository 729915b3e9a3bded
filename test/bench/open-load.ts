/**
 * Owns an open load: requests that come at random moments, whether or not the earlier ones were answered, as from people who
 * know nothing of one another (a Poisson process). A closed load, or one that sends a second's requests at once, measures its own queue.
 * Must not know pages.
 */
import { Agent, request } from 'node:http';
import { createHistogram, performance, type RecordableHistogram } from 'node:perf_hooks';

/** One request of a load. */
export interface LoadRequest {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came of a load; times count from the moment at which a request was due. */
export interface LoadResult {
  readonly requests: number;
  /** Answers that were not 2xx, and requests without an answer. */
  readonly errors: number;
  /** The p-th percentile of the latency, ms. */
  percentile(p: number): number;
}

/** One keep-alive pool for all requests of a load. */
const agent = new Agent({ keepAlive: true, maxSockets: 400 });

/** Sends one request; resolves with the status, 0 without an answer, and the body. */
export function send({ method = 'GET', url, headers, body }: LoadRequest): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const outgoing = request(url, { method, agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
      answer.on('error', () => resolve({ status: 0, body: '' }));
    });
    outgoing.on('error', () => resolve({ status: 0, body: '' }));
    outgoing.end(body);
  });
}

/** Records latencies in microseconds, so that a percentile is a number of ms with three decimals. */
export function createLatencies(): { record(startedAt: number): void; percentile(p: number): number; count(): number } {
  const histogram: RecordableHistogram = createHistogram();
  return {
    record: (startedAt) => histogram.record(Math.max(1, Math.round((performance.now() - startedAt) * 1000))),
    percentile: (p) => histogram.percentile(p) / 1000,
    count: () => histogram.count,
  };
}

/** Sends `rate` requests a second on average for so many seconds, and waits for all answers. */
export async function openLoad(rate: number, seconds: number, next: () => LoadRequest): Promise<LoadResult> {
  const latencies = createLatencies();
  const sent: Promise<void>[] = [];
  let errors = 0;
  const end = performance.now() + seconds * 1000;
  for (let due = performance.now(); due < end; due += (-Math.log(1 - Math.random()) * 1000) / rate) {
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const dueAt = due;
    sent.push(
      send(next()).then(({ status }) => {
        latencies.record(dueAt);
        if (status < 200 || status > 299) errors += 1;
      }),
    );
  }
  await Promise.all(sent);
  return { requests: sent.length, errors, percentile: latencies.percentile };
}
