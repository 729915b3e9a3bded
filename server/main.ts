/**
 * Owns the life of the server process: the only file that reads the environment, opens the database, listens and handles
 * signals.
 * Must not know pages or SQL.
 */

import { execFile } from 'node:child_process';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { readFileSync, statfsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, uptime } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { readExercises } from '../graders/catalog/load-exercises.ts';
import { entranceRules, signInLinkUrl } from './accounts/index.ts';
import { createMailer } from './accounts/mailer.ts';
import { createPasswords } from './accounts/passwords.ts';
import { SqliteSessionStore } from './accounts/sessions.store.ts';
import { createApp } from './app.ts';
import { type Config, parseConfig } from './config.ts';
import { setUpUrl } from './courses/index.ts';
import { createCourseContent } from './exercises/catalog.ts';
import { prepareDataFolder, requireExercises } from './folders.ts';
import { createGraderClient, type GraderProcessClient } from './grading/grader-client.ts';
import { RETRY_POLICY } from './grading/retry-policy.ts';
import { createClockMemory } from './kernel/clock-memory.ts';
import { lockDataFolder, openDatabase } from './kernel/database/database.ts';
import { migrate } from './kernel/database/migrate.ts';
import { loadAssets } from './kernel/http/assets.ts';
import { readSessionSecret } from './kernel/http/session-secret.ts';
import { createRenderer } from './kernel/http/templates.ts';
import { createMachineClock } from './kernel/machine-clock.ts';
import { loadWords } from './kernel/text/words.ts';
import { createThreads } from './kernel/work/work.ts';
import { createLoadDemo } from './operations/demo.ts';
import { projectRoot } from './project-root.ts';
import { readQuizzes } from './quizzes/author/quiz-files.ts';
import { createPostWebhook } from './quizzes/control/post-webhook.ts';
import { createRunDolos, dolosFolder } from './similarity/run-dolos.ts';
import { explainStartProblem } from './start-problem.ts';
import { createStore } from './store.ts';

/** A server that has not ended this long after a signal ends at once, ms. */
const SHUTDOWN_MS = 15_000;

const newId = (): string => randomUUID();

/** The name of an address is looked up this long, ms. */
const LOOKUP_MS = 5_000;

/** Listens; resolves with the address when the port is ours. */
function listen(server: Server, config: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const slow = Object.assign(new Error('the look-up took too long'), { code: 'ETIMEOUT', syscall: 'getaddrinfo' });
    setTimeout(() => reject(slow), LOOKUP_MS).unref();
    server.listen(config.port, config.host, () => {
      const { address, family, port } = server.address() as AddressInfo;
      resolve(`http://${family === 'IPv6' ? `[${address}]` : address}:${port}`);
    });
  });
}

/** Version of this package, and of its build. */
function graderVersion(): string {
  const read = (...path: string[]): string => readFileSync(join(projectRoot, ...path), 'utf8');
  const { version } = JSON.parse(read('package.json')) as { version: string };
  return `${version}+${read('dist', '.stamp').slice(0, 8)}`;
}

/** Copies and proves the database in a separate process: reading all of it would keep pages waiting. */
const runBackup = (dataFolder: string, target: string): Promise<unknown> =>
  promisify(execFile)(process.execPath, [join(projectRoot, 'dist', 'server', 'cli', 'main.js'), 'backup', target], {
    env: { ...process.env, DATA_DIR: dataFolder },
  });

/** Free bytes of the disk that holds a folder; undefined where the system does not say. */
function freeBytesOf(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** Says on the console what the sandbox lacks on this machine, as soon as it is known. */
async function sayWhatIsMissing(grader: GraderProcessClient, { production, reducedSandbox }: Config): Promise<void> {
  const missing = await grader.start().then(
    () => grader.confinement?.missing ?? [],
    // The queue logs it, and tries again.
    () => [],
  );
  if (missing.length === 0) return;
  const off = production && !reducedSandbox;
  console.error('The sandbox that confines the code of students lacks on this machine:');
  for (const layer of missing) console.error(`  ${layer}`);
  console.error(
    off
      ? 'Grading is off: submissions are kept until the layers are installed, or SANDBOX=reduced accepts the risk.'
      : 'Submissions are graded all the same.',
  );
}

/**
 * A connection on which nothing is said is kept this long, ms: longer than reverse proxies keep theirs (nginx 60 s). Whoever closes first
 * must not be the server, or a request that is just coming meets a closed door.
 */
const KEEP_ALIVE_MS = 65_000;

async function main(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const running = (): number => performance.now();
  const machineClock = createMachineClock(
    // Elsewhere the uptime is reckoned from the date.
    { date: Date.now, running, uptime: process.platform === 'linux' ? () => uptime() * 1_000 : running },
    (event, message) => log.error(event, message),
    createClockMemory(config.dataFolder),
  );
  const clock = machineClock.now;
  requireExercises(config.exercisesFolder);
  prepareDataFolder(config.dataFolder);
  const unlock = lockDataFolder(join(config.dataFolder, 'server.lock'));
  const database = openDatabase(join(config.dataFolder, 'gradedescent.db'));
  const migrations = join(projectRoot, 'server', 'kernel', 'database', 'migrations');
  migrate(database, migrations, clock());
  const store = createStore(database, graderVersion());
  const sessionStore = new SqliteSessionStore(database, clock);
  const { exercises, broken } = readExercises(config.exercisesFolder);
  const content = createCourseContent(exercises, relative(process.cwd(), config.exercisesFolder), broken);

  const grader = createGraderClient({
    exercisesFolder: config.exercisesFolder,
    cacheFolder: join(config.dataFolder, 'expected'),
    limits: config.limits,
    workAhead: config.workAhead,
  });
  const { quizzes: quizFiles, broken: brokenQuizzes } = readQuizzes(join(projectRoot, 'quizzes'));
  for (const { kind, name, problems } of [...content.broken, ...brokenQuizzes])
    console.error([`Left out, as its files are broken: ${kind} ${name}`, ...problems].join('\n  '));
  const closing = new AbortController();
  const threads = createThreads();
  const newToken = (): string => randomBytes(24).toString('base64url');
  // Demo accounts come first: with them there is nothing to set up.
  const loadDemo = createLoadDemo({ store, clock, newId, newToken });
  const demoLinks = config.demo === 'none' ? [] : loadDemo(config.demo === 'course' ? exercises : []);
  const { app, schedule, setUpToken } = createApp({
    config,
    store,
    sessionStore,
    sessionSecret: readSessionSecret(config.dataFolder),
    entranceRules: entranceRules(availableParallelism()),
    content,
    grader,
    retries: RETRY_POLICY,
    compute: grader.compute,
    quizFiles,
    brokenQuizzes,
    threads,
    wordsFor: loadWords(join(projectRoot, 'views'), !config.production),
    assets: loadAssets([
      { folder: join(projectRoot, 'dist', 'assets', 'shared'), mountedAt: '/assets' },
      { folder: join(projectRoot, 'dist', 'assets', 'client'), mountedAt: '/assets/client' },
    ]),
    render: createRenderer(join(projectRoot, 'views')),
    passwords: createPasswords(),
    log,
    clock,
    machineClock,
    newId,
    newToken,
    newSeed: () => randomInt(2 ** 31),
    sendMail: config.smtpUrl === undefined ? undefined : createMailer({ url: config.smtpUrl, from: config.mailFrom }),
    compareFiles: createRunDolos(dolosFolder(config.dataFolder)),
    postWebhook: createPostWebhook(config.webhookAllow),
    closing: closing.signal,
    storage: { freeBytes: () => freeBytesOf(config.dataFolder) },
    backups: {
      folder: join(config.dataFolder, 'backups'),
      everyHours: config.backupHours,
      keep: config.backupKeep,
      backUp: (target) => runBackup(config.dataFolder, target),
    },
  });
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app);
  schedule.prepare();
  const address = await listen(server, config);
  const stop = schedule.start();
  void sayWhatIsMissing(grader, config);

  const shutDown = (signal: string): void => {
    log.info({ signal }, 'shutting down');
    process.once(signal, () => process.exit(1));
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    closing.abort();
    void threads.end();
    stop();
    // Connections that are answered from now on are closed when that is done.
    server.keepAliveTimeout = 1;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    Promise.allSettled([closed, grader.close()]).then(() => {
      database.close();
      unlock();
      process.exit(0);
    });
  };
  process.once('SIGTERM', shutDown);
  process.once('SIGINT', shutDown);

  // Whoever reads this may stop the server at once.
  console.log(`Grade Descent listens on ${address}`);
  const leftovers = config.demoPeople ? 0 : store.people.countDemoPeople();
  if (leftovers > 0)
    console.log(
      `  ${config.dataFolder} holds ${leftovers} demo people. Here they cannot sign in, and their links are dead. Stop the server and\n` +
        '  remove them, with the demo course, by: npx gradedescent people remove-demo',
    );
  if (setUpToken !== undefined) console.log(`  Set up: ${address}${setUpUrl(setUpToken)}`);
  for (const { name, token } of demoLinks) console.log(`  ${`${name}:`.padEnd(17)} ${address}${signInLinkUrl(token)}`);
}

let config: Config | undefined;
try {
  config = parseConfig(process.env, {
    cores: availableParallelism(),
    workingFolder: process.cwd(),
    projectRoot,
  });
  await main(config);
} catch (error) {
  console.error(explainStartProblem(error, config));
  process.exit(1);
}
