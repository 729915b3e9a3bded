/** The watchdog of the event loop, on a loop that is really held up. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { startWatchdog } from '../../server/kernel/watchdog.ts';
import { until } from '../support/until.ts';

const ROUTES = ['GET /submissions/:id'];
const now = (): number => performance.now();
let warnings: { blockedMs: number; routes: readonly string[] }[];
/** What is asked for at the moment, and how often the watchdog has looked. */
let routes: readonly string[];
let looks: number;
let stop: () => void;
beforeEach(() => {
  warnings = [];
  routes = [];
  looks = 0;
  const log = { warn: (fields: (typeof warnings)[number]) => void warnings.push(fields) };
  const takeSeen = (): readonly string[] => {
    looks += 1;
    return routes;
  };
  stop = startWatchdog({ log: log as never, takeSeen, now });
});
afterEach(() => stop());

/** Holds the loop up for 400 ms, and waits until the watchdog has looked again. */
async function holdUp(): Promise<void> {
  const before = looks;
  for (const end = now() + 400; now() < end; );
  await until(() => looks > before, 'the watchdog has looked');
}

it('logs how long the event loop was held up, and the routes that were being answered', async () => {
  routes = ROUTES;
  await holdUp();
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatchObject({ routes: ROUTES });
  expect(warnings[0]?.blockedMs).toBeGreaterThan(200);
});

it('keeps quiet about a server that only begins, and logs every hold-up once it has come to rest', async () => {
  await holdUp();
  expect(warnings).toEqual([]);
  // On a busy machine something else may hold it up before it has come to rest.
  await until(async () => {
    const begun = looks;
    await until(() => looks - begun > 25, 'it has come to rest');
    await holdUp();
    return warnings.length > 0;
  }, 'a hold-up is logged');
  expect(warnings.at(-1)).toMatchObject({ routes: [] });
});

it('logs a request that came while a server that begins was held up, though it is answered only afterwards', async () => {
  const server = createServer((_req, res) => {
    routes = ROUTES;
    res.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // Another process asks while this one is held up.
  const asking = spawn('node', ['-e', `fetch('http://127.0.0.1:${port}').then(() => process.exit(0))`]);
  const asked = new Promise((resolve) => asking.once('exit', resolve));
  await until(async () => {
    await holdUp();
    return routes.length > 0;
  }, 'the request is being answered');
  await until(() => warnings.length > 0, 'it is logged');
  expect(warnings[0]).toMatchObject({ routes: ROUTES });
  await asked;
  server.close();
});
