/** The process that compares submissions: with stand-ins for Dolos on disk, and with Dolos itself where it is installed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../server/project-root.ts';
import { createRunDolos } from '../../server/similarity/run-dolos.ts';
import { temporaryFolder } from '../support/database.ts';

const FILES = [
  { id: 'one', source: 'const a = 1;' },
  { id: 'two', source: 'const b = 2;' },
];
/** Where a real Dolos may be: in the data folder of this checkout. */
const REAL = join(projectRoot, 'data', 'dolos');

let folder = '';
afterEach(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
  folder = '';
});

/** Writes modules of the names of Dolos's with other insides. */
function standIn(analyze: string): string {
  folder = temporaryFolder();
  const module = (name: string, source: string): void => {
    const place = join(folder, 'node_modules', '@dodona', name);
    mkdirSync(join(place, 'dist'), { recursive: true });
    writeFileSync(join(place, 'package.json'), '{"type":"module"}');
    writeFileSync(join(place, 'dist', 'index.js'), source);
  };
  module('dolos-core', 'export class File { constructor(path, content) { Object.assign(this, { path, content }); } }');
  module('dolos-lib', `export class Dolos { async analyze(files, name, ignored) { ${analyze} } }`);
  return folder;
}
const PAIR = `const [leftFile, rightFile] = files;
  return { allPairs: () => [{ leftFile, rightFile, similarity: 1, longest: ignored.content.length, overlap: 9,
    buildFragments: () => [{ leftSelection: { startRow: 0, endRow: 1 }, rightSelection: { startRow: 3, endRow: 3 }, pairs: [1] }] },
    { leftFile, rightFile, similarity: 0.1, longest: 1, overlap: 1, buildFragments: () => [] }] };`;

describe('the comparing process', () => {
  it('gives pairs with lines from 1, the starter as what is ignored, and leaves out what is hardly similar', async () => {
    const dolos = createRunDolos(standIn(PAIR));
    expect(dolos.isThere()).toBe(true);
    expect(await dolos.compare('starter', FILES)).toEqual([
      {
        left: 'one',
        right: 'two',
        similarity: 1,
        longest: 7,
        overlap: 9,
        fragments: [{ left: [1, 2], right: [4, 4] }],
      },
    ]);
  });

  it('says what went wrong, and that it took too long', async () => {
    await expect(createRunDolos(standIn('throw new Error("no parser");')).compare('', FILES)).rejects.toThrow();
    const endless = createRunDolos(standIn('for (;;);'), 1_500);
    await expect(endless.compare('', FILES)).rejects.toThrow('it took longer than');
  });

  it('sees nothing of the environment', async () => {
    process.env.GD_TEST_SECRET = 'do not tell';
    const telling = standIn('throw new Error(JSON.stringify(process.env));');
    await expect(createRunDolos(telling).compare('', FILES)).rejects.not.toThrow('do not tell');
    delete process.env.GD_TEST_SECRET;
  });

  it('is not there where nothing was installed', () => {
    folder = temporaryFolder();
    expect(createRunDolos(folder).isThere()).toBe(false);
  });
});

(existsSync(REAL) ? describe : describe.skip)(
  'Dolos itself (only where `gradedescent plagiarism install` was run)',
  () => {
    it('finds a renamed copy among independent solutions', async () => {
      const attempts = join(projectRoot, 'exercises', 'L_layer_model', 'samples');
      const files = readdirSync(attempts)
        .filter((name) => /accepted/.test(name))
        .map((name) => ({ id: name, source: readFileSync(join(attempts, name), 'utf8') }));
      const [first] = files;
      const copy = {
        id: 'copy',
        source: (first?.source ?? '').replaceAll('cost', 'loss').replaceAll('grads', 'slopes'),
      };
      const pairs = await createRunDolos(REAL).compare('', [...files, copy]);
      expect(pairs[0]).toMatchObject({ right: 'copy', left: first?.id });
      expect(pairs[0]?.similarity).toBeGreaterThan(0.95);
    }, 120_000);
  },
);
