/**
 * Owns a real server process for tests, and a browser without scripts to talk to it. Needs the build in dist/.
 * Must not know what is tested.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../../server/project-root.ts';

export interface RunningServer {
  readonly process: ChildProcess;
  /** http://127.0.0.1:port */
  readonly base: string;
  readonly studentLink: string;
  readonly instructorLink: string;
  /** Sends a signal and waits for the end; returns the exit code, or the signal that ended it. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | string>;
}

/** Starts dist/server/main.js; `child` has not said anything yet. */
export function spawnServer(environment: Record<string, string>) {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'server', 'main.js')], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      LOG_LEVEL: 'warn',
      SUBMITS_PER_MINUTE: '100000',
      DEMO: 'accounts',
      BACKUP_HOURS: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { text: '' };
  const add = (chunk: Buffer): void => {
    output.text += chunk;
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  const ended = new Promise<number | string>((resolve) =>
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  );
  return { child, output, ended };
}

/** Starts a server on a free port and waits until it has printed the sign-in links. */
export async function startServer(environment: Record<string, string>): Promise<RunningServer> {
  const { child, output, ended } = spawnServer(environment);
  const links = await new Promise<string[]>((resolve, reject) => {
    const look = (): void => {
      const found = output.text.match(/http:\S+\/sign-in\/\S+(?=\s)/g) ?? [];
      if (found.length >= 2) resolve(found);
    };
    child.stdout.on('data', look);
    ended.then((code) => reject(new Error(`the server ended with ${code}: ${output.text}`)));
  });
  const [studentLink = '', instructorLink = ''] = links;
  return {
    process: child,
    base: new URL(studentLink).origin,
    studentLink,
    instructorLink,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Signs in to a running server. */
export async function visit(link: string) {
  const { origin } = new URL(link);
  const signedIn = await fetch(link, { redirect: 'manual' });
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const get = async (path: string): Promise<string> =>
    (await fetch(origin + path, { headers: { cookie, accept: 'text/html' } })).text();
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(await get('/courses/demo'))?.[1] ?? '';
  return {
    cookie,
    get,
    /** Submits a file; returns the id of the submission. @throws Error when it was not accepted */
    async submit(exercise: string, source: string, fileName = ''): Promise<string> {
      const body = new URLSearchParams({ _csrf, action: 'submit', source, fileName });
      const headers = { cookie, accept: 'application/json' };
      const answer = await fetch(`${origin}/courses/demo/exercises/${exercise}/submissions`, {
        method: 'POST',
        headers,
        body,
      });
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },
  };
}
