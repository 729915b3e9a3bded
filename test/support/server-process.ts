/**
 * Owns a real server process for tests, and a browser without scripts to talk to it. Needs the build in dist/.
 * Must not know what is tested.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/project-root.ts';
import { expectedFolder } from './grader.ts';
import { followLink, formTokenOn } from './sign-in-link.ts';

export interface RunningServer {
  readonly process: ChildProcess;
  /** http://127.0.0.1:port */
  readonly base: string;
  readonly studentLink: string;
  readonly instructorLink: string;
  /** Sends a signal and waits for the end; returns the exit code, or the signal that ended it. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | string>;
}

/** The program of the server, and an environment that suits tests; it has no data folder yet. */
export const serverProgram = {
  program: join(projectRoot, 'dist', 'server', 'main.js'),
  environment: {
    PATH: process.env.PATH ?? '',
    PORT: '0',
    LOG_LEVEL: 'warn',
    SUBMITS_PER_MINUTE: '100000',
    DEMO: 'accounts',
    BACKUP_HOURS: '0',
    WORK_AHEAD: 'no',
  },
};

/** The sign-in links that a server has printed: first the student's, then the instructor's. */
export const linksIn = (output: string): string[] => output.match(/http:\S+\/sign-in\/\S+(?=\s)/g) ?? [];

/** Starts dist/server/main.js, behind a command that starts it where one is given; `child` has not said anything yet. */
export function spawnServer(environment: Record<string, string>, behind: readonly string[] = []) {
  const [command = '', ...args] = [...behind, process.execPath, serverProgram.program];
  const child = spawn(command, args, {
    env: { ...serverProgram.environment, ...environment },
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

/** Gives a data folder the expected values that all tests share: working them out is the slow part of a first grading. */
function shareExpectedValues(dataFolder: string): void {
  const place = join(dataFolder, 'expected');
  if (existsSync(place)) return;
  mkdirSync(expectedFolder, { recursive: true });
  symlinkSync(expectedFolder, place);
}

/** Starts a server on a free port and waits until it has printed the sign-in links. */
export async function startServer(environment: Record<string, string> & { DATA_DIR: string }): Promise<RunningServer> {
  shareExpectedValues(environment.DATA_DIR);
  const { child, output, ended } = spawnServer(environment);
  const links = await new Promise<string[]>((resolve, reject) => {
    const look = (): void => {
      const found = linksIn(output.text);
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

/** Signs in to a running server; what is submitted goes to the course. */
export async function visit(link: string, course = 'demo') {
  const { origin } = new URL(link);
  const cookie = await followLink(link);
  const get = async (path: string): Promise<string> =>
    (await fetch(origin + path, { headers: { cookie, accept: 'text/html' } })).text();
  const _csrf = formTokenOn(await get(`/courses/${course}`));
  return {
    cookie,
    get,
    /** Submits a file, or tries it out; returns the id of the submission. @throws Error when it was not accepted */
    async submit(
      exercise: string,
      source: string,
      fileName = '',
      action: 'submit' | 'run' = 'submit',
    ): Promise<string> {
      const body = new URLSearchParams({ _csrf, action, source, fileName });
      const headers = { cookie, accept: 'application/json' };
      const answer = await fetch(`${origin}/courses/${course}/exercises/${exercise}/submissions`, {
        method: 'POST',
        headers,
        body,
      });
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },
  };
}
