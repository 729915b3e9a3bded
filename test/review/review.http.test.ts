/** Reading code over HTTP: comments at lines, the library, questions and their queue, side by side; who sees what. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { reportFor, settled } from '../support/fake-grader.ts';
import { addStudent, createTestApp, decoded, signIn, type TestApp } from '../support/test-app.ts';

const SOURCE = 'const a = 1;\nconst b = 2;\nconst c = 3;\n';
let app: TestApp;
beforeEach(() => {
  app = createTestApp();
  app.grader.respond = reportFor;
  app.queue.start();
});
afterEach(() => app.close());

async function visitor(token: string) {
  const { agent, csrf, submit } = await signIn(app, token);
  return {
    submit: async (source = SOURCE) => {
      const { location = '' } = (await submit(source).expect(303)).headers;
      await settled();
      return location;
    },
    page: async (path: string) => decoded((await agent.get(path).expect(200)).text),
    get: (path: string) => agent.get(path),
    post: (path: string, fields: Record<string, string>) =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: csrf, ...fields }),
  };
}
const people = async () => ({
  student: await visitor(app.studentToken),
  grader: await visitor(app.graderToken),
  instructor: await visitor(app.instructorToken),
  classmate: await visitor(addStudent(app, 'Classmate')),
});
const comment = (line: string, text: string, more: Record<string, string> = {}) => ({
  act: 'add',
  line,
  lastLine: '',
  text,
  ...more,
});

describe('a comment on a line', () => {
  it('is shown to the author of the code at its line, with who wrote it, and counted in the history', async () => {
    const { student, grader } = await people();
    const url = await student.submit();
    await grader
      .post(`${url}/comments`, comment('2', 'Look at **b**: $W^T$'))
      .expect(303)
      .expect('Location', `${url}#line-2`);
    const page = await student.page(url);
    expect(page).toContain('1 comment on your code');
    expect(page).toMatch(/id="line-2"[\s\S]*<strong>b<\/strong>[\s\S]*Demo Grader[\s\S]*id="line-3"/);
    expect(page).not.toContain('?edit=');
    expect(await student.page('/courses/demo/exercises/linear_forward')).toContain('1 comment</a>');
  });

  it('is not to be had by classmates, and students write none', async () => {
    const { student, grader, classmate } = await people();
    const url = await student.submit();
    await grader.post(`${url}/comments`, comment('1', 'A secret remark')).expect(303);
    await classmate.get(url).expect(404);
    await classmate.post(`${url}/comments`, comment('1', 'x')).expect(404);
    await student.post(`${url}/comments`, comment('1', 'my own praise')).expect(403);
    expect(app.store.comments.listComments(url.split('/').at(-1) ?? '')).toHaveLength(1);
  });

  it('keeps hostile Markdown harmless', async () => {
    const { student, grader } = await people();
    const url = await student.submit();
    await grader.post(
      `${url}/comments`,
      comment('1', '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=y>'),
    );
    const { text } = await student.get(url);
    expect(text).not.toMatch(/<script>alert|href="javascript|<img/);
    expect(text).toContain('&lt;script&gt;');
  });

  it.each([
    ['0', '', 'Lines must be whole numbers from 1 to 3'],
    ['2', '1', 'Lines must be whole numbers from 1 to 3'],
    ['2', '9', 'Lines must be whole numbers from 1 to 3'],
    ['2', 'x', 'Lines must be whole numbers from 1 to 3'],
    ['', '', 'Lines must be whole numbers from 1 to 3'],
    ['1.5', '', 'Lines must be whole numbers from 1 to 3'],
  ])('from line %s to "%s" is refused, and nothing typed is lost', async (line, lastLine, message) => {
    const { student, grader } = await people();
    const url = await student.submit();
    const answer = await grader.post(`${url}/comments`, comment(line, 'Long thought', { lastLine }));
    expect(answer.status).toBe(422);
    expect(decoded(answer.text)).toContain(message);
    expect(answer.text).toContain('Long thought');
  });

  it('is changed by who wrote it and by instructors, not by another grader, and never over a newer change', async () => {
    const { student, grader, instructor } = await people();
    const url = await student.submit();
    const id = url.split('/').at(-1) ?? '';
    await instructor.post(`${url}/comments`, comment('1', 'First')).expect(303);
    const [written] = app.store.comments.listComments(id);
    const address = `${url}/comments/${written?.id}`;
    await grader.post(address, { act: 'change', text: 'Mine now', revision: '1' }).expect(403);
    await instructor.post(address, { act: 'change', text: 'Second', revision: '1' }).expect(303);
    const stale = await instructor.post(address, { act: 'change', text: 'Third', revision: '1' }).expect(422);
    expect(decoded(stale.text)).toContain('Somebody has changed this comment');
    expect(stale.text).toContain('Third');
    expect(await student.page(url)).toContain('edited');
    await instructor.post(address, { act: 'delete', text: '', revision: '2' }).expect(303);
    expect(await student.page(url)).not.toContain('Second');
    expect(app.database.prepare('SELECT text, deleted_at IS NOT NULL AS gone FROM comments').all()).toEqual([
      { text: 'Second', gone: 1 },
    ]);
    const acts = app.database
      .prepare("SELECT action FROM audit_log WHERE action LIKE 'comment.%' ORDER BY id")
      .pluck()
      .all();
    expect(acts).toEqual(['comment.write', 'comment.change', 'comment.delete']);
  });
});

describe('the library of comments', () => {
  it('keeps a comment while it is written, gives it back, and counts', async () => {
    const { student, grader } = await people();
    const url = await student.submit();
    await grader.post(`${url}/comments`, comment('1', 'Use keepdims.', { saveAs: 'keepdims' })).expect(303);
    const [saved] = app.store.comments.listSaved('demo');
    const used = await grader.post(`${url}/comments`, {
      act: 'use',
      line: '2',
      lastLine: '',
      text: 'Here too:',
      savedId: saved?.id ?? '',
    });
    expect(used.status).toBe(200);
    expect(used.text).toContain('Here too:\n\nUse keepdims.');
    await grader.post(`${url}/comments`, comment('2', 'Here too', { savedId: saved?.id ?? '' })).expect(303);
    expect(await grader.page('/instructor/courses/demo/comments')).toContain('used 2 times');
    const twice = await grader.post(`${url}/comments`, comment('3', 'Again', { saveAs: 'keepdims' })).expect(422);
    expect(decoded(twice.text)).toContain('choose another');
    expect(app.store.comments.listComments(url.split('/').at(-1) ?? '')).toHaveLength(2);
  });

  it('is changed and emptied on its page', async () => {
    const { grader } = await people();
    const library = '/instructor/courses/demo/comments';
    await grader.post(library, { act: 'save', title: 'Shape', text: 'Check the shape.' }).expect(303);
    expect((await grader.post(library, { act: 'save', title: '', text: 'x' }).expect(422)).text).toContain('1 to 100');
    const [saved] = app.store.comments.listSaved('demo');
    await grader.post(`${library}/${saved?.id}`, { act: 'save', title: 'Shape', text: 'Check $(n, m)$.' }).expect(303);
    expect(app.store.comments.listSaved('demo')[0]?.text).toBe('Check $(n, m)$.');
    await grader.post(`${library}/${saved?.id}`, { act: 'delete', title: '', text: '' }).expect(303);
    expect(app.store.comments.listSaved('demo')).toEqual([]);
  });
});

describe('a question', () => {
  it('about a line stands in the queue with the code around it, and its answer at the line', async () => {
    const { student, grader, classmate } = await people();
    const url = await student.submit();
    await student.post(`${url}/questions`, { line: '2', test: '', text: 'Why b?' }).expect(303);
    const queue = await grader.page('/instructor/courses/demo/questions');
    expect(queue).toMatch(/About line 2[\s\S]*asked[\s\S]*Why b\?/);
    const [question] = app.store.questions.listQuestions({ courseId: 'demo' });
    const address = `/instructor/courses/demo/questions/${question?.id}`;
    await grader.post(address, { act: 'answer', text: 'Because of **W**.' }).expect(303);
    expect(await grader.page('/instructor/courses/demo/questions')).toContain('No question matches.');
    // It is announced where the author comes first, for a week, and waits for nobody any more.
    expect(await student.page('/courses/demo')).toMatch(
      new RegExp(`href="${url}#questions">Your question about “[^”]+” has been answered`),
    );
    expect(await classmate.page('/courses/demo')).not.toContain('Your question about');
    expect(await student.page(url)).toMatch(/class="code-note question-mark card good"/);
    // A week: six days later the session still lasts.
    app.time.now += 6 * 24 * 3_600_000;
    expect(await student.page('/courses/demo')).toContain('Your question about');
    app.time.now -= 6 * 24 * 3_600_000;
    expect(app.store.questions.listAnsweredTo('demo', app.studentId, '2026-03-03T00:00:00.000Z', 5)).toEqual([]);
    expect(await student.page(url)).toMatch(
      /id="line-2"[\s\S]*Why b\?[\s\S]*Because of <strong>W<\/strong>[\s\S]*id="line-3"/,
    );
    expect(await student.page('/courses/demo/exercises/linear_forward')).toContain('1 answer</a>');
    await student.post(`${url}/questions/${question?.id}`, { text: 'And c?' }).expect(303);
    expect(await grader.page('/instructor/courses/demo/questions')).toContain('And c?');
  });

  it('about a hidden test that the student does not see is refused without a word about it', async () => {
    const { student, instructor } = await people();
    await instructor.post('/instructor/courses/demo/exercises/linear_forward', { hiddenResults: 'never' }).expect(303);
    const url = await student.submit();
    expect(await student.page(url)).not.toContain('one example');
    const real = await student.post(`${url}/questions`, { line: '', test: 'one example', text: 'Why?' }).expect(422);
    const guessed = await student
      .post(`${url}/questions`, { line: '', test: 'no such test', text: 'Why?' })
      .expect(422);
    const messageOf = (text: string) => /role="alert">([^<]*)/.exec(text)?.[1];
    expect(messageOf(real.text)).toBe(messageOf(guessed.text));
    await student.post(`${url}/questions`, { line: '', test: 'a small layer', text: 'Why?' }).expect(303);
    expect(await student.page(url)).toContain('About the test “a small layer”');
  });

  it('is asked by the author alone, five at a time', async () => {
    const { student, grader, classmate } = await people();
    const url = await student.submit();
    await grader.post(`${url}/questions`, { line: '1', test: '', text: 'Hm?' }).expect(403);
    await classmate.post(`${url}/questions`, { line: '1', test: '', text: 'Hm?' }).expect(404);
    for (let count = 0; count < 5; count++)
      await student.post(`${url}/questions`, { line: '1', test: '', text: `Question ${count}` }).expect(303);
    const sixth = await student.post(`${url}/questions`, { line: '1', test: '', text: 'One more' }).expect(422);
    expect(decoded(sixth.text)).toContain('5 of your questions are waiting');
    expect(sixth.text).toContain('One more');
  });

  it('that one tutor looks after is not answered by another until half an hour has passed', async () => {
    const { student, grader, instructor } = await people();
    const url = await student.submit();
    await student.post(`${url}/questions`, { line: '', test: '', text: 'Help' }).expect(303);
    const [question] = app.store.questions.listQuestions({ courseId: 'demo' });
    const address = `/instructor/courses/demo/questions/${question?.id}`;
    await grader.post(address, { act: 'take', text: '' }).expect(303);
    expect(await instructor.page('/instructor/courses/demo/questions')).toContain('taken by Demo Grader');
    const refused = await instructor.post(address, { act: 'answer', text: 'I know' }).expect(422);
    expect(decoded(refused.text)).toContain('Demo Grader has taken this question');
    app.time.now += 31 * 60_000;
    await instructor.post(address, { act: 'close', text: 'Answered in class.' }).expect(303);
    expect(await student.page(url)).toContain('Answered in class.');
    expect(app.store.questions.listQuestions({ courseId: 'demo', state: 'closed' })).toHaveLength(1);
  });
});

describe('reading through an exercise', () => {
  it('shows the submission that counts of each student, beside another or the starter', async () => {
    const { student, classmate, grader } = await people();
    const one = await student.submit();
    const two = await classmate.submit('const other = 4;\n');
    const list = '/instructor/courses/demo/review/linear_forward';
    const page = await grader.page(list);
    expect(page).toMatch(/Classmate[\s\S]*Demo Student/);
    expect(await grader.page(`${list}?verdict=wrong-answer`)).toContain('No submission matches.');
    const old = list.replace('/review/', '/marking/');
    await grader.get(old).expect(301).expect('Location', list);
    await grader.get(`${old}/starter/gone`).expect(301).expect('Location', list);
    const [left, right] = [one, two].map((url) => url.split('/').at(-1) ?? '');
    await grader.get(`${old}/${left}/${right}`).expect(301).expect('Location', `${list}/${left}/${right}`);
    await grader.get(`${list}/pair?id=${left}&id=${right}`).expect(303).expect('Location', `${list}/${right}/${left}`);
    const pair = await grader.page(`${list}/${left}/${right}`);
    expect(pair).toContain(`/submissions/${left}/compare/${right}`);
    expect(await grader.page(`${list}/starter/${right}`)).toContain('Starter file');
    await grader.get(`${list}/${left}/nobody`).expect(404);
    await student.get(list).expect(403);
  });
});

describe('characters that turn the order of others round', () => {
  const BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
  const hidden = 'const a = 1; /* \u202e } \u2066if (isAdmin)\u2069 \u2066 begin */\nconst b = "\u200f\u061c";\n';

  it('are shown as their numbers wherever code is read, and stay as they are in the editor', async () => {
    const { student, grader } = await people();
    const first = await student.submit();
    const second = await student.submit(hidden);
    await grader.post(`${second}/comments`, comment('1', 'What is this?')).expect(303);
    await student.post(`${second}/questions`, { line: '1', text: 'Why?' });
    const pages = [
      await student.page(second),
      await grader.page(second),
      await student.page(`${first}/compare/${second.split('/').at(-1)}`),
      await grader.page('/instructor/courses/demo/review/linear_forward'),
      await grader.page('/instructor/courses/demo/questions'),
      await grader.page(
        `/instructor/courses/demo/review/linear_forward/${[first, second].map((url) => url.split('/').at(-1)).join('/')}`,
      ),
    ];
    for (const page of pages) expect(page).not.toMatch(BIDIRECTIONAL);
    for (const page of pages.slice(0, 3)) expect(page).toContain('[U+202E]');
    expect(await student.page('/courses/demo/exercises/linear_forward')).toContain('\u202e } \u2066if');
  });
});
