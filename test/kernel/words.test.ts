/** The words of the pages: complete in every language, none missing, none forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ERROR_CODES } from '../../server/kernel/errors.ts';
import { LANGUAGES } from '../../server/kernel/text/languages.ts';
import { isTimeZone, loadWords } from '../../server/kernel/text/words.ts';
import { projectRoot } from '../../server/project-root.ts';

const views = join(projectRoot, 'views');
/** Files of texts by namespace and language: 'quiz.en.json'. */
const files = readdirSync(views, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^[a-z]+\/words\/[^/]+$/.test(path))
  .map((path) => {
    const [namespace = '', language = ''] = path.split('/').at(-1)?.split('.') ?? [];
    return { path: join(views, path), namespace, language };
  });
const rooms = [...new Set(files.map(({ namespace }) => namespace))];

/** Every text by its key: 'errors:not-found.title'. */
function textsOf(language: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (key: string, value: unknown): void => {
    if (typeof value === 'string') found.set(key, value);
    else
      for (const [name, inner] of Object.entries(value as object))
        walk(key.endsWith(':') ? key + name : `${key}.${name}`, inner);
  };
  for (const file of files)
    if (file.language === language) walk(`${file.namespace}:`, JSON.parse(readFileSync(file.path, 'utf8')));
  return found;
}

const singular = (key: string): string => key.replace(/_(zero|one|other)$/, '');
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();

/** Every file that may use words, without the words themselves. */
function* sources(folder: string, names = /\.(ts|hbs)$/): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile() && names.test(entry.name)) yield readFileSync(join(entry.parentPath, entry.name), 'utf8');
}
const code = ['server', 'views'].flatMap((folder) => [...sources(join(projectRoot, folder))]).join('\n');

/** Keys written out, and beginnings of keys that are put together: `common:verdict.${verdict}`. */
const used = new Set(
  [...code.matchAll(/["'`]([a-zA-Z-]+:[A-Za-z](?:[\w.-]*[\w-])?)["'`]/g)].map(([, key = '']) => key),
);
const beginnings = [...code.matchAll(/[`]([a-zA-Z-]+:[\w.-]*)\$\{/g)].map(([, key = '']) => key);

describe('the words of the pages', () => {
  const english = textsOf('en');
  const german = textsOf('de');

  it('exist in the same rooms and under the same keys in every language', () => {
    expect(LANGUAGES).toEqual(['en', 'de']);
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have the same places for values in every language', () => {
    for (const [key, text] of english)
      if (!/_(zero|one)$/.test(key))
        expect([key, placeholders(german.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  it('are no empty texts, and German ones are German', () => {
    const same = [...german].filter(
      ([key, text]) => text === english.get(key) && /\b(the|and|your|you|not|is)\b/i.test(text),
    );
    expect(same).toEqual([]);
    for (const [key, text] of [...english, ...german]) expect([key, text.trim() !== '']).toEqual([key, true]);
  });

  it('exist for every key that the code uses', () => {
    const known = new Set([...english.keys()].map(singular));
    const roomNames = new Set(rooms);
    const missing = [...used].filter((key) => roomNames.has(key.split(':')[0] ?? '') && !known.has(key));
    expect(missing).toEqual([]);
    expect(used.size).toBeGreaterThan(100);
  });

  it('exist for every key that a template asks for', () => {
    const known = new Set([...english.keys()].map(singular));
    const asked = [...sources(join(projectRoot, 'views'), /\.hbs$/)].flatMap((text) =>
      [...text.matchAll(/[{(]t "([^"]*)"/g)].map(([, key = '']) => key),
    );
    expect(asked.length).toBeGreaterThan(500);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });

  it('are all used', () => {
    const ofScripts = (key: string): boolean => /^(client|editor|drafts):/.test(key);
    const isUsed = (key: string): boolean =>
      used.has(singular(key)) || beginnings.some((beginning) => beginning.includes('.') && key.startsWith(beginning));
    const byCode = (key: string): boolean =>
      /^errors:/.test(key) && ERROR_CODES.some((one) => key.startsWith(`errors:${one}.`));
    const forgotten = [...english.keys()].filter((key) => !ofScripts(key) && !isUsed(key) && !byCode(key));
    expect(forgotten).toEqual([]);
  });

  it('give every operational error a title and a detail', () => {
    for (const error of ERROR_CODES)
      for (const part of ['title', 'detail']) expect(english.has(`errors:${error}.${part}`)).toBe(true);
  });
});

describe('the words of one person', () => {
  const wordsFor = loadWords(views, true);
  it('tell times in the zone of the reader', () => {
    const iso = '2026-07-01T12:00:00.000Z';
    expect(wordsFor('en', 'Europe/Berlin').day(iso)).toBe('Wed, 1 Jul 2026, 14:00 CEST');
    expect(wordsFor('de', 'Europe/Berlin').day(iso)).toBe('Mi., 1. Juli 2026, 14:00 MESZ');
    expect(wordsFor('en', 'America/New_York').time(iso)).toContain('08:00:00');
  });
  it('write numbers as the language does', () => {
    expect(wordsFor('en', 'UTC').number(1234.567)).toBe('1,234.57');
    expect(wordsFor('de', 'UTC').number(1234.567)).toBe('1.234,57');
  });
  it('put values in as they are, without looking for places or references in them', () => {
    const words = wordsFor('en', 'UTC');
    const problem = '{{problem}} $t(common:signOut) <b>';
    expect(words.t('errors:invalid-form.because', { problem })).toBe(problem);
  });
  it('refuse unknown keys where they are strict', () => {
    // @ts-expect-error: an unknown key is an error of types, too.
    expect(() => wordsFor('en', 'UTC').t('errors:nonsense')).toThrow('errors:nonsense');
  });
  it('know which zones there are', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([true, true, false, false]);
  });
});
