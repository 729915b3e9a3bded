/** What is stored as an answer: what its question asks for, from every control of its page, and of its versions no more than needed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { ALLOWANCES } from '../../server/kernel/allowances.ts';
import { projectRoot } from '../../server/project-root.ts';
import type { DrawnQuestion } from '../../server/quizzes/model/drawn.ts';
import { ALL_KEPT } from '../../server/quizzes/model/kept-versions.ts';
import { rightAnswer } from '../../server/quizzes/model/right-answer.ts';
import { typeOf, types } from '../../server/quizzes/model/types/index.ts';
import { randomFrom } from '../../server/quizzes/model/values.ts';
import { createStoreAnswer } from '../../server/quizzes/take/store-answer.ts';
import { openBrowser, openSession, type PlainBrowser } from '../support/plain-browser.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import { planTestQuiz } from './support/quiz.ts';

const SECOND = 1_000;
const FIXTURE = readFileSync(join(projectRoot, 'test/fixtures/every-question-type.yaml'), 'utf8');

let app: TestApp;
let student: PlainBrowser;
let drawn: readonly DrawnQuestion[];

/** A student who has started a quiz. */
async function begin(slug: string, source: string): Promise<void> {
  app = createTestApp({ compute: async (_source, sets) => sets.map(() => ({ a: 0.73, wrong: 0.1 })) });
  await planTestQuiz(app, { slug, source, limitMs: 3_600_000 });
  student = openBrowser(app.server, await openSession(app.server, app.studentToken));
  await student.send('POST', `/courses/demo/quizzes/${slug}/start`);
  const attempt = app.store.quizAttempts.listAttempts(app.store.sittings.findRun('demo', slug)?.id ?? '')[0];
  if (!attempt) throw new Error('the quiz was not started');
  drawn = app.quizVersions.drawnFor(attempt).questions;
}
const save = async (slug: string, question: string, answer: readonly string[], version: number) => {
  const path = `/api/v1/courses/demo/quizzes/${slug}/answers/${question}`;
  const { status, text } = await student.send('PUT', path, { body: { answer, version } });
  return { status, ...(JSON.parse(text) as { detail?: string; code?: string; answer?: string[] }) };
};
const attemptId = (): string => String(app.database.prepare('SELECT id FROM quiz_attempts').pluck().get());

describe('an answer', () => {
  const versions = new Map<string, number>();
  const next = (id: string): number => {
    versions.set(id, (versions.get(id) ?? 0) + 1);
    return versions.get(id) as number;
  };
  beforeAll(() => begin('every', FIXTURE));
  afterAll(() => app.close());
  const all = (): readonly { id: string; part: DrawnQuestion['part'] }[] => drawn;

  it('of every type is tried here', () => {
    expect(new Set(all().map(({ part }) => typeOf(part)))).toEqual(new Set(types));
    expect(all().some((question) => 'code' in question && question.code !== undefined)).toBe(true);
  });

  it('is stored when it is right, and when it is wrong as people are', async () => {
    for (const { id, part } of all())
      for (const answer of [rightAnswer(part), typeOf(part).likelyWrongAnswer(part, randomFrom(1)), []])
        expect({ id, answer, ...(await save('every', id, answer, next(id))) }).toMatchObject({ status: 200 });
  });

  it('that does not fit its question is refused with what was expected and what came, and what was stored stays', async () => {
    for (const { id, part } of all()) {
      const right = rightAnswer(part);
      await save('every', id, right, next(id));
      const form = typeOf(part).form(part);
      const most = 'fields' in form ? form.fields.length : form.most;
      const bad: Record<string, readonly string[]> = {
        parts: [...Array(most + 1)].map((_, place) => String(place)),
        many: Array(100).fill('x'.repeat(500)),
        long: ['x'.repeat(501)],
        huge: ['x'.repeat(100_000)],
        control: Array(most).fill('\u0001'.repeat(8_000)),
        other: 'chosen' in form ? ['none of the choices'] : ['x'.repeat(600)],
        twice: 'chosen' in form && form.most > 1 ? [form.chosen[0] ?? '', form.chosen[0] ?? ''] : ['x'.repeat(700)],
      };
      for (const [kind, answer] of Object.entries(bad)) {
        const refused = await save('every', id, answer, (versions.get(id) ?? 0) + 1);
        expect({ id, kind, ...refused }).toMatchObject({ status: 422, code: 'invalid-form' });
        expect(refused.detail).toMatch(/\d/);
        expect(refused.detail).toMatch(/not saved\. (Reload|Shorten)/);
      }
      expect(app.store.quizAttempts.findAnswer(attemptId(), id)?.answer).toEqual(right);
    }
  });

  it('is never refused that the controls of the page can be filled with', async () => {
    const { text } = await student.send('GET', '/courses/demo/quizzes/every', { accept: 'text/html' });
    const { document } = parseHTML(text);
    const filled = (control: Element, chosen: number): string => {
      if (control.tagName === 'SELECT') {
        const options = [...control.querySelectorAll('option')];
        return (
          options[Math.min(chosen, options.length - 1)]?.getAttribute('value') ?? options[chosen]?.textContent ?? ''
        );
      }
      if (control.getAttribute('type') === 'hidden') return control.getAttribute('value') ?? '';
      const longest = Number(control.getAttribute('maxlength'));
      expect(longest).toBeGreaterThan(0);
      return '9'.repeat(longest);
    };
    const asked = [...document.querySelectorAll('[data-question]')];
    expect(asked).toHaveLength(all().length);
    for (const question of asked) {
      const id = question.getAttribute('data-question') ?? '';
      const controls = [...question.querySelectorAll('.answer input, .answer select')];
      expect(controls.length).toBeGreaterThan(0);
      const choices = controls.filter((one) => /radio|checkbox/.test(one.getAttribute('type') ?? ''));
      const values = choices.map((one) => one.getAttribute('value') ?? '');
      const several = choices[0]?.getAttribute('type') === 'checkbox';
      const answers =
        choices.length > 0
          ? [...values.map((one) => [one]), ...(several ? [values] : [])]
          : [0, 1, 2, 99].map((chosen) => controls.map((one) => filled(one, chosen)));
      for (const answer of answers)
        expect({ id, answer, ...(await save('every', id, answer, next(id))) }).toMatchObject({ status: 200 });
    }
  });
});

const TEXTS = `
title: Texts
week: 1
sections:
  - questions:
${[1, 2, 3, 4].map((n) => `      - { id: t${n}, type: short-text, text: Say something, accepted: [word] }`).join('\n')}
`;

describe('versions of an answer', () => {
  beforeEach(() => begin('texts', TEXTS));
  afterEach(() => app.close());
  const kept = (question: string) =>
    app.store.quizAttempts.listHistory(attemptId()).filter(({ questionId }) => questionId === question);

  it('are all kept up to a hundred, then one in 30 seconds; the newest is always what was acknowledged', async () => {
    for (let version = 1; version <= 220; version += 1) {
      app.time.now += SECOND;
      expect(await save('texts', 't1', [`text ${version}`], version)).toMatchObject({ status: 200 });
      expect(app.store.quizAttempts.findAnswer(attemptId(), 't1')).toMatchObject({
        version,
        answer: [`text ${version}`],
      });
    }
    const versions = kept('t1').map(({ version }) => version);
    expect(versions.slice(0, ALL_KEPT)).toEqual([...Array(ALL_KEPT)].map((_, index) => index + 1));
    expect(versions.slice(ALL_KEPT)).toEqual([130, 160, 190, 220]);
    // An acknowledgement that was lost: the same version again is the same answer, an older one is answered with the newest.
    expect(await save('texts', 't1', ['text 220'], 220)).toMatchObject({ status: 200 });
    expect(await save('texts', 't1', ['text 219'], 219)).toMatchObject({ status: 409, answer: ['text 220'] });
  });

  it('take no more than a person may store, whatever numbers they have; the newest are kept all the same', async () => {
    // As many bytes as 500 characters can have.
    const long = (n: number): string => String.fromCharCode(1 + (n % 8)).repeat(500);
    const size = 3_000 + 150;
    const attempt = app.store.quizAttempts.findAttemptById(attemptId());
    if (!attempt) throw new Error('there is no attempt');
    // Below the limit of saves in a minute, which is none of a day.
    const clock = (): Date => new Date(app.time.now);
    let storeAnswer = createStoreAnswer({ store: app.store, drawnFor: app.quizVersions.drawnFor, clock });
    const sent = Math.ceil((1.2 * ALLOWANCES.answers.bytes) / size / 4);
    for (let round = 1; round <= sent; round += 1) {
      // A restart forgets nothing.
      if (round % 50 === 0)
        storeAnswer = createStoreAnswer({ store: app.store, drawnFor: app.quizVersions.drawnFor, clock });
      for (const question of ['t1', 't2', 't3', 't4']) {
        app.time.now += 31;
        app.store.transaction(() =>
          storeAnswer(attempt, { questionId: question, answer: [long(round)], version: round * 7 }),
        );
      }
    }
    const bytes = app.database.prepare('SELECT sum(length(answer) + 150) FROM quiz_answers').pluck().get() as number;
    expect(bytes).toBeLessThanOrEqual(ALLOWANCES.answers.bytes);
    expect(bytes).toBeGreaterThan(ALLOWANCES.answers.bytes / 4);
    for (const question of ['t1', 't2', 't3', 't4'])
      expect(app.store.quizAttempts.findAnswer(attemptId(), question)).toMatchObject({
        version: sent * 7,
        answer: [long(sent)],
      });
  });
});
