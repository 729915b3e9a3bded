/** Writing together: on a file, whose write-ahead log shows how often it was committed. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, openDatabase } from '../../server/kernel/database/database.ts';
import { createGroupCommit, type Together } from '../../server/kernel/database/group-commit.ts';
import { temporaryFolder } from '../support/database.ts';

let folder: string;
let database: Connection;
let together: Together;
beforeEach(() => {
  folder = temporaryFolder();
  database = openDatabase(join(folder, 'words.db'));
  database.exec('CREATE TABLE words (word TEXT PRIMARY KEY) STRICT');
  together = createGroupCommit(database);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (word: string) => () => database.prepare('INSERT INTO words VALUES (?)').run(word).changes;
const words = (): unknown[] => database.prepare('SELECT word FROM words ORDER BY word').pluck().all();

/** Commits in the write-ahead log: frames that say how large the database is then (https://sqlite.org/fileformat2.html#walformat). */
function commits(): number {
  const log = readFileSync(join(folder, 'words.db-wal'));
  const page = log.readUInt32BE(8);
  let count = 0;
  for (let frame = 32; frame < log.length; frame += 24 + page) if (log.readUInt32BE(frame + 4) > 0) count += 1;
  return count;
}

describe('work that is asked for at the same time', () => {
  it('is stored by one commit, and answered after it', async () => {
    const before = commits();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => together(add(`word ${index}`))));
    expect(answers).toEqual(new Array(50).fill(1));
    expect(words()).toHaveLength(50);
    expect(commits() - before).toBe(1);
    // Another connection sees what was answered.
    const other = openDatabase(join(folder, 'words.db'));
    expect(other.prepare('SELECT count(*) FROM words').pluck().get()).toBe(50);
    other.close();
  });

  it('fails alone, with what it wrote itself undone', async () => {
    const broken = together(() => {
      add('half')();
      throw new Error('changed my mind');
    });
    const results = await Promise.allSettled([
      together(add('one')),
      broken,
      together(add('one')),
      together(add('two')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(words()).toEqual(['one', 'two']);
  });

  it('is refused as a whole when it cannot be committed, and later work goes on', async () => {
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages}`);
    const large = 'x'.repeat(100_000);
    const results = await Promise.allSettled([together(add('one')), together(add(large)), together(add('two'))]);
    const stored = words();
    for (const [index, word] of ['one', large, 'two'].entries())
      expect(stored.includes(word)).toBe(results[index]?.status === 'fulfilled');
    expect(results[1]?.status).toBe('rejected');
    database.pragma(`max_page_count = ${pages + 1_000}`);
    await together(add('three'));
    expect(words()).toContain('three');
  });
});
