/** Similar submissions over HTTP: every state of a comparison, what staff sees, that students see nothing. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CompareFiles } from '../../server/similarity/run-dolos.ts';
import type { SimilarPair } from '../../server/similarity/similarity.ts';
import { reportFor, settled } from '../support/fake-grader.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const SIMILAR = '/instructor/courses/demo/similar/linear_forward';
/** A comparison that the test ends. */
interface Controlled extends CompareFiles {
  there: boolean;
  asked: { starter: string; files: readonly { id: string; source: string }[] }[];
  finish: (pairs: SimilarPair[]) => void;
  fail: (message: string) => void;
}
function controlled(): Controlled {
  const made: Controlled = {
    there: true,
    asked: [],
    finish: () => {},
    fail: () => {},
    isThere: () => made.there,
    compare: (starter, files) => {
      made.asked.push({ starter, files });
      return new Promise((resolve, reject) => {
        made.finish = resolve;
        made.fail = (message) => reject(new Error(message));
      });
    },
  };
  return made;
}

let app: TestApp;
let dolos: Controlled;
beforeEach(() => {
  dolos = controlled();
  app = createTestApp({ compareFiles: dolos });
  app.grader.respond = reportFor;
  app.queue.start();
});
afterEach(() => app.close());

/** Two students with one submission each, and a grader. */
async function prepare() {
  const ids: string[] = [];
  const tokens = [app.studentToken, addStudent(app, 'Classmate <b>')];
  for (const [index, token] of tokens.entries()) {
    const { submit } = await signIn(app, token);
    const { location = '' } = (await submit(`const shared = 1;\nconst own = ${index};\n`).expect(303)).headers;
    ids.push(location.split('/').at(-1) ?? '');
    app.time.now += 60_000;
  }
  await settled();
  const { agent, csrf } = await signIn(app, app.graderToken);
  const page = async (path = SIMILAR) => decoded((await agent.get(path).expect(200)).text);
  const compare = () => agent.post(SIMILAR).type('form').send({ _csrf: csrf });
  const [left = '', right = ''] = ids;
  const pair: SimilarPair = {
    left,
    right,
    similarity: 0.94,
    longest: 31,
    overlap: 40,
    fragments: [{ left: [1, 1], right: [1, 1] }],
  };
  return { left, right, pair, page, compare };
}

describe('similar submissions', () => {
  it('are compared on demand: one per student, with the starter left out; pairs say who was first', async () => {
    const { left, right, pair, page, compare } = await prepare();
    expect(await page()).toContain('have not been compared yet');
    await compare().expect(303);
    expect(await page()).toContain('the comparison is still running');
    expect(dolos.asked).toEqual([
      {
        starter: 'export const starter = 1;\n',
        files: [
          { id: left, source: 'const shared = 1;\nconst own = 0;\n' },
          { id: right, source: 'const shared = 1;\nconst own = 1;\n' },
        ],
      },
    ]);
    dolos.finish([pair]);
    await settled();
    const done = await page();
    expect(done).toContain('never a verdict');
    expect(done).toMatch(/Demo Student – Classmate <b>[\s\S]*94\u00a0%[\s\S]*31[\s\S]*Demo Student on/);
    expect(await page(`${SIMILAR}?threshold=95`)).toContain('No pair has a similarity of 95');
    const both = await page(`${SIMILAR}/${left}/${right}`);
    expect(both).toContain('94\u00a0% in common');
    expect(both.match(/source-line shared/g)).toHaveLength(2);
  });

  it('stay comparable after a failure, which is said, and after a restart in the middle', async () => {
    const { page, compare } = await prepare();
    await compare().expect(303);
    await compare().expect(409);
    dolos.fail('it took longer than 10 minutes');
    await settled();
    expect(await page()).toContain('failed on');
    expect(await page()).toContain('it took longer than 10 minutes');
    await compare().expect(303);
    const again = createTestApp({ snapshot: app.database.serialize(), compareFiles: dolos });
    expect(again.store.similarity.findRun('demo', 'linear_forward')).toMatchObject({
      state: 'failed',
      error: 'the server was stopped',
    });
    again.close();
  });

  it('name the one command that installs what compares, where it is missing', async () => {
    const { page, compare } = await prepare();
    dolos.there = false;
    expect(await page()).toContain('npx gradedescent plagiarism install');
    await compare().expect(409);
    expect(dolos.asked).toEqual([]);
  });

  it('are noted in the log when compared, change no points, and are hidden from students', async () => {
    const { left, right, pair, compare } = await prepare();
    await compare().expect(303);
    dolos.finish([pair]);
    await settled();
    expect(app.database.prepare("SELECT action FROM audit_log WHERE action = 'submission.compare'").all()).toHaveLength(
      1,
    );
    expect(app.store.submissions.findSubmission(right)?.score).toBe(10);
    const { agent } = await signIn(app, app.studentToken);
    await agent.get(SIMILAR).expect(403);
    await agent.get(`${SIMILAR}/${left}/${right}`).expect(403);
    expect((await agent.get(`/submissions/${left}`)).text).not.toMatch(/94\u00a0%|similar/i);
  });
});
