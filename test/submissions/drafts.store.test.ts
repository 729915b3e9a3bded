/** Drafts in a real database: one per person, course and exercise. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from '../../server/kernel/database/database.ts';
import { createStore, type Store } from '../../server/store.ts';
import type { Draft, DraftKey } from '../../server/submissions/drafts.store.ts';
import { openTestDatabase } from '../support/database.ts';

const AT = '2026-03-02T10:00:00.000Z';
const KEY: DraftKey = { courseId: 'c', exercise: 'linear_forward', personId: 'p' };
const draft = (change: Partial<Draft> = {}): Draft => ({
  source: 'const first = 1;',
  fileName: 'mine.ts',
  version: 1,
  changeId: 'the first change',
  savedAt: AT,
  ...change,
});

let database: Connection;
let store: Store;

beforeEach(() => {
  database = openTestDatabase();
  store = createStore(database, 'test');
  for (const id of ['c', 'd'])
    store.courses.insertCourse({ id, slug: id, title: id, timeZone: 'UTC', classCode: null, createdAt: AT });
  for (const id of ['p', 'q'])
    store.people.ensureDemoPerson({ id, name: id, isAdmin: false, demoKey: id, createdAt: AT });
});
afterEach(() => {
  database.close();
});

describe('the store of drafts', () => {
  it('has none before one is saved', () => {
    expect(store.drafts.findDraft(KEY)).toBeUndefined();
  });

  it('returns what was saved, character by character', () => {
    const source = "\t'; DROP TABLE drafts; --\n\n// ñ 漢字 🧠\u2028\n";
    store.drafts.saveDraft(KEY, draft({ source }));
    expect(store.drafts.findDraft(KEY)).toEqual(draft({ source }));
    store.drafts.saveDraft(KEY, draft({ source: '', version: 2 }));
    expect(store.drafts.findDraft(KEY)).toEqual(draft({ source: '', version: 2 }));
  });

  it('keeps one draft per person, course and exercise', () => {
    const keys = [KEY, { ...KEY, courseId: 'd' }, { ...KEY, exercise: 'linear_backward' }, { ...KEY, personId: 'q' }];
    for (const [index, key] of keys.entries()) store.drafts.saveDraft(key, draft({ source: `text ${index}` }));
    store.drafts.saveDraft(KEY, draft({ source: 'replaced', version: 2 }));
    expect(keys.map((key) => store.drafts.findDraft(key)?.source)).toEqual(['replaced', 'text 1', 'text 2', 'text 3']);
    expect(database.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(4);
  });

  it('refuses drafts of people and courses that do not exist', () => {
    expect(() => store.drafts.saveDraft({ ...KEY, personId: 'nobody' }, draft())).toThrow('FOREIGN KEY');
    expect(() => store.drafts.saveDraft({ ...KEY, courseId: 'none' }, draft())).toThrow('FOREIGN KEY');
  });
});
