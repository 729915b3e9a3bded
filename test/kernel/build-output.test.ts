/** What the build leaves for browsers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../server/project-root.ts';

const assets = join(projectRoot, 'dist', 'assets');
const read = (...path: string[]): Buffer => readFileSync(join(assets, ...path));

describe('the built assets', () => {
  it('are there as they are, as .br and as .gz, with the same content', () => {
    for (const folder of ['client', 'shared']) {
      const files = readdirSync(join(assets, folder)).filter((name) => /\.(js|css|svg|json)$/.test(name));
      expect(files.length).toBeGreaterThan(1);
      for (const name of files) {
        const content = read(folder, name);
        expect([name, brotliDecompressSync(read(folder, `${name}.br`)).equals(content)]).toEqual([name, true]);
        expect([name, gunzipSync(read(folder, `${name}.gz`)).equals(content)]).toEqual([name, true]);
      }
    }
  });

  it('have TypeScript in the worker alone, and the editor in the page of an exercise alone', () => {
    const scripts = readdirSync(join(assets, 'client')).filter((name) => name.endsWith('.js'));
    const holding = (text: string) => scripts.filter((name) => read('client', name).includes(text));
    expect(holding('createLanguageServiceSourceFile')).toEqual(['types-worker.js']);
    expect(holding('cm-content')).toEqual(['exercise.js']);
    expect(read('client', 'exercise.js.gz').length).toBeLessThan(200_000);
    expect(read('client', 'types-worker.js.gz').length).toBeLessThan(1_200_000);
  });

  it('have the declarations of np, dnn_utils and the language for the worker', () => {
    const types = JSON.parse(read('client', 'types.json').toString()) as Record<string, string>;
    expect(Object.keys(types)).toEqual(
      expect.arrayContaining([
        '/types/np/index.d.ts',
        '/types/course/dnn-utils.d.ts',
        '/types/language.d.ts',
        '/types/globals.d.ts',
      ]),
    );
  });
});
