/**
 * Owns what the test files of a run share: one Chromium, and one server with a data folder of its own. Each is started when the
 * first file asks for it; files run in processes of their own, so they ask by HTTP.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';

/** Debian's Chromium without a window of its own takes a quarter less of the processor for the same pages. */
const PROGRAMS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const executablePath = process.env.CHROMIUM_PATH ?? PROGRAMS.find((program) => existsSync(program)) ?? PROGRAMS[1];
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What has been started, by its name. */
const started = new Map();
/** What ends each of them. */
const endings = [];

const starters = {
  /** Starts Debian's Chromium. @throws Error that says how to get it */
  async chromium() {
    if (!existsSync(executablePath))
      throw new Error(
        `There is no Chromium at ${executablePath}: install Debian's package chromium, or set CHROMIUM_PATH.`,
      );
    const { chromium } = await import('playwright-core');
    const server = await chromium.launchServer({ executablePath, args: QUIET, host: '127.0.0.1' });
    endings.push(() => server.close());
    return { endpoint: server.wsEndpoint() };
  },
  /** Runs the server's program in a fresh folder until it has printed two sign-in links; returns what it printed. */
  async site({ program, environment, expectedFolder }) {
    const folder = mkdtempSync(join(tmpdir(), 'gradedescent-test-'));
    symlinkSync(expectedFolder, join(folder, 'expected'));
    const env = { ...environment, DATA_DIR: folder };
    const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    endings.push(async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    });
    let output = '';
    await new Promise((resolve, reject) => {
      const look = (chunk) => {
        output += chunk;
        if ((output.match(/\/sign-in\/\S+\s/g) ?? []).length >= 2) resolve();
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      ended.then((code) => reject(new Error(`the server ended with ${code}: ${output}`)));
    });
    return { folder, output };
  },
};

async function answer(request, response) {
  const name = request.url.slice(1);
  const options = await json(request);
  if (!started.has(name)) started.set(name, starters[name](options));
  try {
    response.end(JSON.stringify(await started.get(name)));
  } catch (error) {
    response.writeHead(500).end(error.message);
  }
}

const server = createServer(answer);

/** Begins to answer; returns the address. */
export async function listen() {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

/** Ends everything. */
export async function close() {
  await Promise.allSettled(endings.map((end) => end()));
  server.closeAllConnections();
  server.close();
}
