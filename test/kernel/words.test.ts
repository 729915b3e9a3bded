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

/** All that people read: the words of the pages, the sentences of reports, exercises and quizzes, the guide. */
const READ: readonly { readonly name: string; readonly text: string }[] = [
  ...files.map(({ path }) => path),
  ...['en', 'de'].map((language) => join(projectRoot, 'graders', 'feedback', 'words', `${language}.ts`)),
  ...['exercises', 'quizzes'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /^[\w-]+\/[\w.]+\.(yaml|md)$/.test(path))
      .map((path) => join(projectRoot, folder, path)),
  ),
  ...['README.md', 'quizzes/README.md'].map((path) => join(projectRoot, path)),
].map((path) => ({ name: path.slice(projectRoot.length + 1), text: readFileSync(path, 'utf8').replace(/\s+/g, ' ') }));

/** English that is German word for word, and German that nobody says; the better words are in the glossary or behind the arrow. */
const UNNATURAL: readonly RegExp[] = [
  /which shape (has|have)\b/i, // -> what shape does W have
  /how many [\w ]{1,20} has (a|the|it)\b/i, // -> how many ... does it have
  /how often is [\w ` ]{1,30} run/i, // -> how many times does ... run
  /\b(by|of) itself (and|within|until)\b|on by itself|saved by itself/i, // -> automatically
  /\bshall (stay|come|go)\b/i, // -> should
  /\b(present|old) (password|text of the quiz)\b/i, // -> current
  /E-mail and password do not fit/i, // -> wrong e-mail or password
  /\bdo not fit\b(?! together)/i, // -> do not match
  /to the start page/i, // -> home
  /results are there|what you have sent|what applies to you/i,
  /\bnot begun\b/i, // -> not started
  /\bit came late\b/i, // -> submitted late
  /somebody was faster/i,
  /; expected (is|are)\b/i, // -> expected (3, 1)
  /as the (browser|device) says/i,
  /adds a share/i, // -> partial credit
  /you are among those/i,
  /one layer (forward|backward)/i, // -> forward pass of one layer
  /\btrial run/i, // -> test run
  /\b[01] of 1 points\b/i,
  /sends? no mails\b/i, // -> does not send e-mail
  /laufen lassen/i, // -> ausführen
  /(Zeit|Ausgabe|Speicher)grenze/, // -> Zeitlimit überschritten
  /jetzt für dich gilt/i, // -> Regeln und Frist
  /TypeScript sagt/, // -> Typfehler
  /Ergebnisse sind da/, // -> verfügbar
  /Quiz [\w{} ]{0,20}(ist |für alle )?angehalten/, // -> pausiert
  /(Wahl|Eintrag|Reihenfolge) zählt einen Anteil/, // -> Teilpunkte
  /Bisherige Note/, // -> Bewertung
  /Was du geschickt hast/, // -> Deine Abgaben
  /(Falsche|eine) Form (wie|:|")/, // -> Shape
  /Ergebnisse dieser Übung/, // -> Aufgabe
];

describe('what people read', () => {
  it.each(UNNATURAL.map((phrase) => [phrase] as const))('says nowhere %s', (phrase) => {
    expect(READ.length).toBeGreaterThan(100);
    expect(READ.flatMap(({ name, text }) => (phrase.test(text) ? [`${name}: ${phrase.exec(text)?.[0]}`] : []))).toEqual(
      [],
    );
  });

  it('has German quotation marks in German texts, each closed', () => {
    const marks = [...textsOf('de')].filter(([key, text]) => {
      const [open, closed] = [text.split('„').length, text.split('“').length];
      return /"/.test(text) || /[”]/.test(text) || open !== closed || key === '';
    });
    expect(marks).toEqual([]);
  });

  it('has no full stop behind a date that stands alone', () => {
    const stopped = [...textsOf('en'), ...textsOf('de')].filter(([, text]) =>
      /^(\p{L}+ ){1,2}\{\{(time|day)\}\}\.$/u.test(text),
    );
    expect(stopped.map(([key]) => key)).toEqual([]);
  });
});

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
