/** Databases in memory. */
import { expect, it } from '@jest/globals';
import { openDatabase } from '../../server/kernel/database/database.ts';

it('opens the bytes of a database in memory', () => {
  const first = openDatabase(':memory:');
  first.exec("CREATE TABLE words (word TEXT) STRICT; INSERT INTO words VALUES ('gradient')");
  const second = openDatabase(first.serialize());
  second.exec("INSERT INTO words VALUES ('descent')");
  expect(second.prepare('SELECT word FROM words').pluck().all()).toEqual(['gradient', 'descent']);
  expect(first.prepare('SELECT word FROM words').pluck().all()).toEqual(['gradient']);
  expect(second.pragma('foreign_keys', { simple: true })).toBe(1);
});
