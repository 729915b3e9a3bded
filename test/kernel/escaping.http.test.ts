/** What people and programs write is shown as text, never as markup. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { GradeReport } from '../../graders/protocol.ts';
import { reportFor, settled } from '../support/fake-grader.ts';
import { exerciseNamed } from '../support/samples.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

let app: TestApp | undefined;
afterEach(() => app?.close());

const ATTACK = `"><script>alert(1)</script><img src=x onerror=alert(1)>'{{evil}}</textarea></pre>`;

/** A report in which every text is an attack. */
function hostileReport(base: GradeReport): GradeReport {
  const failure = { category: 'values' as const, tensor: ATTACK, shapeInSymbols: ATTACK, expectedShape: [1, 2] };
  const runtimeError = { name: ATTACK, message: ATTACK, line: 1, column: 2, excerpt: ATTACK };
  const texts = { name: ATTACK, message: ATTACK, hints: [ATTACK, `\`${ATTACK}\``] };
  const blocks = { inputs: ATTACK, expected: ATTACK, got: ATTACK, console: ATTACK };
  return {
    ...base,
    verdict: 'wrong-answer',
    message: ATTACK,
    tests: base.tests.map((test) => ({ ...test, ...texts, ...blocks, failure, runtimeError })),
    diagnostics: [
      { severity: 'error', code: ATTACK, message: ATTACK, line: 1, column: 1, excerpt: ATTACK, blocking: true },
    ],
    references: { exerciseVersion: ATTACK, tfjsBackend: ATTACK, tfjsVersion: ATTACK, largestDisagreement: 0 },
  };
}

describe('hostile text', () => {
  it('in names, sources, file names, titles and every field of a report is escaped on every page', async () => {
    app = createTestApp({ exercises: [exerciseNamed('linear_forward', { title: ATTACK, prompt: ATTACK })] });
    app.grader.respond = (job) => hostileReport(reportFor(job));
    app.queue.start();
    const student = await signIn(app, addStudent(app, ATTACK));
    const sent = await student.submit(`const a = '${ATTACK}';`, { fileName: `${ATTACK}.ts` }).expect(303);
    await settled();
    const teacher = await signIn(app, app.instructorToken);
    const location = sent.headers.location ?? '';
    const pages = [
      await student.agent.get(location).expect(200),
      await student.agent.get(`${location}/result`).expect(200),
      await student.agent.get('/courses/demo/exercises/linear_forward').expect(200),
      await student.agent.get('/courses/demo/exercises/linear_forward/history').expect(200),
      await student.agent.get('/courses/demo').expect(200),
      await teacher.agent.get('/instructor/courses/demo/submissions').expect(200),
      await teacher.agent
        .get(`/instructor/courses/demo/submissions?exercise=${encodeURIComponent(ATTACK)}`)
        .expect(200),
      await student.submit(ATTACK, { action: ATTACK }).expect(400),
      await student.agent.get(`/${encodeURIComponent(ATTACK)}`).expect(404),
    ];
    for (const { text } of pages) {
      expect(text).not.toMatch(/<script>|<img|<[^>]*\son\w+=/);
      expect(text.split('</textarea>').length).toBeLessThanOrEqual(2);
      expect(text).not.toContain(ATTACK);
    }
    expect(decoded(pages[0]?.text ?? '')).toContain(ATTACK);
  });
});

describe('prompts', () => {
  it('show formulas as MathML without inline styles, and refuse markup and scripts in links', async () => {
    const prompt = [
      '## Task',
      '$$J = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$$',
      '<b onclick="alert(1)">bold</b> [link](javascript:alert(1)) [fine](https://example.org)',
      '```typescript\nconst a = 1;\n```',
    ].join('\n\n');
    app = createTestApp({ exercises: [exerciseNamed('linear_forward', { prompt })] });
    const { agent } = await signIn(app, app.studentToken);
    const { text } = await agent.get('/courses/demo/exercises/linear_forward').expect(200);
    expect(text).toContain('<math');
    expect(text).toContain('<span class="hljs-keyword">const</span>');
    expect(text).toContain('href="https://example.org"');
    expect(text).not.toMatch(/style="|<b |href="javascript/);
  });
});
