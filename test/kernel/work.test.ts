/** Work in other threads: cut off, counted, ended. The jobs are real ones of the build. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { createMarkdownRenderer } from '../../server/kernel/text/markdown.ts';
import { createPrepare } from '../../server/kernel/text/rendering.ts';
import { createThreads, createWork, type Work } from '../../server/kernel/work/work.ts';
import type read from '../../server/quizzes/author/import-quiz.job.ts';
import type difference from '../../server/review/difference.job.ts';

const open: AbortController[] = [];
const opened = (): AbortController => {
  const closing = new AbortController();
  open.push(closing);
  return closing;
};
afterAll(() => {
  for (const closing of open) closing.abort();
});
const lane = { deadlineMs: 400, idleMs: 60_000, heapMb: 64 };
const lanes = { quick: { ...lane, deadlineMs: 10_000 }, slow: lane, file: lane };
const createIn = (threads: ReturnType<typeof createThreads>, asker?: string, ending = opened()): Work => {
  ending.signal.addEventListener('abort', threads.end);
  return createWork({ threads, closing: ending.signal, asker: () => asker });
};
const create = (asker?: string, ending?: AbortController): Work => createIn(createThreads(lanes), asker, ending);

const compare = (work: Work) =>
  work.run<typeof difference>('quick', 'review/difference', { older: 'a\nb\n', newer: 'a\nc\n' });
/** A text that takes minutes. */
const endless = `<quiz><question type="essay"><questiontext format="html"><text><![CDATA[${'<li>'.repeat(40_000)}]]></text></questiontext></question></quiz>`;
const importQuiz = (work: Work, text: string) =>
  work.run<typeof read>('slow', 'quizzes/author/import-quiz', { bytes: Buffer.from(text) });

describe('work in another thread', () => {
  it('gives back what the job makes', async () => {
    expect(await compare(create())).toEqual([
      { kind: 'same', lines: ['a'] },
      { kind: 'removed', lines: ['b'] },
      { kind: 'added', lines: ['c'] },
    ]);
  });

  it('is cut off at its deadline, and the lane goes on', async () => {
    const work = create();
    await expect(importQuiz(work, endless)).rejects.toMatchObject({ code: 'too-complex', values: { seconds: 0.4 } });
    expect(await compare(work)).toHaveLength(3);
    await expect(importQuiz(work, endless)).rejects.toMatchObject({ code: 'too-complex' });
  });

  it('that is nested too deeply says so', async () => {
    const yaml = Array.from({ length: 900 }, (_, level) => `${' '.repeat(level)}- a:`).join('\n');
    const work = createIn(createThreads());
    const answer = await importQuiz(work, `title: a\n${yaml}`).catch((error) => error);
    expect(answer.code === 'too-complex' || 'problem' in answer).toBe(true);
  });

  it('of one person leaves room for others', async () => {
    const work = create('somebody');
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => compare(work)));
    const refused = answers.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused).toHaveLength(4);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'too-many-requests' });
    expect(await compare(work)).toHaveLength(3);
  });

  it('is given up when the server ends', async () => {
    const ending = opened();
    const work = create(undefined, ending);
    await compare(work);
    const answer = importQuiz(work, endless);
    ending.abort();
    await expect(answer).rejects.toMatchObject({ code: 'server-busy' });
    await expect(compare(work)).rejects.toMatchObject({ code: 'server-busy' });
  });
});

describe('what is prepared for a page', () => {
  const prepare = createPrepare(create());

  it('is what would be rendered at once', async () => {
    const texts = ['**a** $x^2$', '# b\n\n- c', '| a | b |\n| - | - |\n| 1 | 2 |', '```ts\nconst a = 1;\n```'];
    const shown = await prepare(({ markdown }) => texts.map((text) => markdown(text, 'de')));
    expect(shown).toEqual(texts.map((text) => createMarkdownRenderer('de').render(text).html));
  });

  it('is rendered once for many who ask at the same time', async () => {
    let runs = 0;
    const real = create();
    const counted = createPrepare({
      run: (...given) => {
        runs += 1;
        return real.run(...given);
      },
    });
    const pages = Array.from({ length: 50 }, () =>
      counted(({ markdown, colour }) => [markdown('*a*', 'en'), colour('let a')]),
    );
    expect(new Set((await Promise.all(pages)).map((page) => JSON.stringify(page))).size).toBe(1);
    expect(runs).toBe(1);
  });

  it('is the text itself where it becomes too long', async () => {
    const text = `${'a|'.repeat(30)}\n${'-|'.repeat(30)}\n${'a\n'.repeat(4_900)}`;
    const html = await prepare(({ markdown }) => markdown(text, 'en'));
    expect(html).toMatch(/^<pre tabindex="0">a\|a\|/);
    expect(html.length).toBeLessThan(20_000);
  });

  it('has colours for code of ordinary lines, none for long ones, and no lines for very many', async () => {
    const [ordinary, long, many] = await prepare(({ colour }) =>
      ['const a = 1;\n', '1_'.repeat(30_000), 'a\n'.repeat(30_000)].map((source) => colour(source)),
    );
    expect(ordinary?.[0]?.length).toBeGreaterThan(1);
    expect(long).toEqual([[{ kind: '', text: '1_'.repeat(30_000) }]]);
    expect(many).toBeUndefined();
  });
});
