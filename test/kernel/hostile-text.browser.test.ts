/** Texts that try to run as scripts, in every place where people can write something, looked at in a real browser. */
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createLoadDemo } from '../../server/operations/demo.ts';
import { projectRoot } from '../../server/project-root.ts';
import { createStore } from '../../server/store.ts';
import { beside } from '../faults/support/beside.ts';
import { followLink, launchBrowser, openDetails, openPage } from '../support/browser/browser.ts';
import { MARKDOWN, mixtures, PAYLOADS } from '../support/browser/payloads.ts';
import { openTestDatabase, temporaryFolder } from '../support/database.ts';
import { type RunningServer, startServer, visit } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const PATIENCE_MS = 120_000;
const SLUG = 'linear_forward';
const TEXTS = [...PAYLOADS, ...mixtures(40)];
/** One text that holds everything, for fields that may be long. */
const ALL = TEXTS.join('\n');

let folder = '';
let server: RunningServer;
let browser: Browser;
let studentLink = '';

/** The exercises with one whose title and prompt are hostile. */
function writeExercises(): string {
  const exercises = join(folder, 'exercises');
  cpSync(join(projectRoot, 'exercises'), exercises, { recursive: true });
  const yaml = join(exercises, SLUG, 'exercise.yaml');
  const settings = readFileSync(yaml, 'utf8').replace(/^title: .*$/m, `title: ${JSON.stringify(PAYLOADS[1])}`);
  writeFileSync(yaml, settings);
  writeFileSync(join(exercises, SLUG, 'prompt.md'), `${TEXTS.join('\n\n')}\n\n${MARKDOWN.join('\n\n')}\n`);
  return exercises;
}

/** A database in which everybody has a hostile name, and so has the course. */
function writeDatabase(): void {
  const database = openTestDatabase(folder);
  const store = createStore(database, 'test');
  const newToken = (): string => randomUUID();
  createLoadDemo({ store, clock: () => new Date(), newId: randomUUID, newToken })([]);
  const createdAt = new Date().toISOString();
  const token = newToken();
  TEXTS.forEach((name, index) => {
    const id = randomUUID();
    store.people.ensureDemoPerson({ id, name: name.slice(0, 200), isAdmin: false, demoKey: id, createdAt });
    const place = { courseId: 'demo', personId: id, role: 'student', source: 'demo', studentNumber: null } as const;
    store.courses.enrol({ ...place, joinedAt: createdAt });
    if (index > 0) return;
    const tokenHash = createHash('sha256').update(token).digest('hex');
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    store.people.replaceSignInLinks({ tokenHash, personId: id, createdAt, expiresAt });
  });
  const course = store.courses.findCourse('demo');
  if (course) store.courses.updateCourse({ ...course, title: (PAYLOADS[3] ?? '').slice(0, 200) });
  database.close();
  studentLink = `/sign-in/${token}`;
}

/** A solution that prints, throws or returns hostile texts, and is one itself. */
const sources = [
  `import * as np from 'np';\n/* ${ALL.replaceAll('*/', '* /')} */\nexport function linear_forward(A, W, b) {\n  console.log(${JSON.stringify(ALL)});\n  return [np.dot(W, A), [A, W, b]];\n}\n`,
  `export function linear_forward(A, W, b) {\n  throw new Error(${JSON.stringify(ALL.slice(0, 1500))});\n}\n`,
  `export function linear_forward(A, W, b) {\n  return { ${TEXTS.slice(0, 20)
    .map((text) => `${JSON.stringify(text)}: ${JSON.stringify(text)}`)
    .join(', ')} };\n}\n`,
  `export function linear_forward(A: ${JSON.stringify(PAYLOADS[0])}, W, b) {\n  ${PAYLOADS[1]}\n}\n`,
];

beforeAll(async () => {
  folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeDatabase();
  const EXERCISES_DIR = writeExercises();
  [server, browser] = await Promise.all([
    startServer({ DATA_DIR: folder, EXERCISES_DIR, WORKERS: '1' }),
    launchBrowser(),
  ]);
  studentLink = server.base + studentLink;
}, PATIENCE_MS);
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** What happened on a page that should not have. */
async function lookAt(page: Page, path: string, complaints: string[]): Promise<unknown[]> {
  await page.goto(server.base + path);
  await openDetails(page);
  const found = await page.evaluate(() => ({
    pwned: 'pwned' in window,
    handlers: [...document.querySelectorAll('*')].filter((one) =>
      one
        .getAttributeNames()
        // The editor sizes its own elements from a script, which the policy allows.
        .some((name) => /^on|^srcdoc$/.test(name) || (name === 'style' && !one.closest('.cm-editor'))),
    ).length,
    foreign: document.querySelectorAll(
      'main script, main iframe, main object, main base, main meta, [href^="javascript" i]',
    ).length,
  }));
  return [path, found, complaints.splice(0)];
}

const CALM = { pwned: false, handlers: 0, foreign: 0 };

describe('texts that try to run', () => {
  it(
    'stay texts on every page, for their author and for the staff, without a report of the content security policy',
    async () => {
      const author = await visit(studentLink);
      const ids: string[] = [];
      for (const [index, source] of sources.entries())
        ids.push(await author.submit(SLUG, source, `${TEXTS[index * 3]?.slice(0, 90)}.ts`));
      await waitUntilGraded();
      const [first = '', second = ''] = ids;
      const exercise = `/courses/demo/exercises/${SLUG}`;
      const shared = [...ids.map((id) => `/submissions/${id}`), `/submissions/${first}/compare/${second}`];
      const visits: [string, readonly string[]][] = [
        [studentLink, ['/courses', '/courses/demo', exercise, `${exercise}?from=${first}`, '/account', ...shared]],
        [
          server.instructorLink,
          [
            '/courses/demo',
            '/instructor/courses/demo/submissions',
            `/instructor/courses/demo/submissions?exercise=${encodeURIComponent(PAYLOADS[1] ?? '')}`,
            '/instructor/courses/demo/people',
            `/instructor/courses/demo/people?search=${encodeURIComponent(PAYLOADS[1] ?? '')}`,
            '/instructor/courses/demo/settings',
            '/instructor/courses/demo/exercises',
            `/instructor${exercise}`,
            `/instructor${exercise}?done=${encodeURIComponent(PAYLOADS[0] ?? '')}`,
            ...shared,
          ],
        ],
      ];
      for (const [link, paths] of visits) {
        const { context, page, complaints } = await openPage(browser);
        page.on('dialog', (dialog) => {
          complaints.push(`a dialog opened: ${dialog.message()}`);
          void dialog.dismiss();
        });
        page.on('response', (response) => {
          if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
        });
        await followLink(page, link);
        for (const path of paths) expect(await lookAt(page, path, complaints)).toEqual([path, CALM, []]);
        await context.close();
      }
    },
    2 * PATIENCE_MS,
  );
});

async function waitUntilGraded(): Promise<void> {
  const waiting = "SELECT 1 FROM jobs WHERE state IN ('queued', 'running')";
  await until(
    () => beside(folder, (database) => database.prepare(waiting).get() === undefined),
    'everything is graded',
  );
}
