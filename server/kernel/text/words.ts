/**
 * Owns the words of the pages in every language: loads views/<room>/words/<namespace>.<language>.json and hands
 * out a person's words.
 * Keys are `namespace:name.of.text`. Several rooms may add to one namespace, such as to `errors`, but not to one text.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import type { WordKey } from '../../../dist/word-keys.d.ts';
import { createMemory } from '../memory.ts';
import { HABITS, LANGUAGES, type Language } from './languages.ts';

/** Key of a text: 'exercise:run'. Made from the English texts by the build, so that an unknown key is an error of types. */
export type { WordKey };

/** What may follow `Before` in a key: 'start' and others for 'similar:', for keys that are put together. */
export type WordsBelow<Before extends string> = WordKey extends infer Key
  ? Key extends `${Before}${infer Rest}`
    ? Rest
    : never
  : never;

/** Kept in memory: more texts than there are, and the words of this many languages with zones. */
const MOST_TEXTS = 10_000;
const MOST_ZONES = 1_000;

/** Values to put into a text; `count` chooses between singular and plural. */
export type WordValues = Readonly<Record<string, string | number>>;

/** The words and formats of one person. */
export interface Words {
  readonly language: Language;
  /** IANA name of the zone in which times are shown. */
  readonly timeZone: string;
  /** The text with this key: `words.t('exercise:run')`. `{{name}}` in it is replaced by `values.name`. */
  t(key: WordKey, values?: WordValues): string;
  /** Whether there is a text with this key. */
  has(key: string): key is WordKey;
  /** A title of the content in this language, where it has one; else as it is. */
  content(title: string): string;
  /** '23 Nov 2026, 01:38:07 CET' of an ISO 8601 time. */
  time(iso: string): string;
  /** 'Mon 23 Nov 2026, 01:38 CET' of an ISO 8601 time: for dates that people plan with. */
  day(iso: string): string;
  /** '23 Nov' of a day such as '2026-11-23'. */
  shortDay(day: string): string;
  /** A number as the language writes it, with at most `digits` digits behind the point. */
  number(value: number, digits?: number): string;
}

/** Hands out the words of a language with times in a zone. */
export type WordsFor = (language: Language, timeZone: string) => Words;

/** Whether a text is a time zone that this Node knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A place for a value in a text. */
const PLACE = /\{\{\s*(\w+)\s*\}\}/g;

type Texts = { [name: string]: string | Texts };

/** Adds texts to others. @throws Error when a text is there already */
function addTexts(to: Texts, from: Texts, path: string): void {
  for (const [name, value] of Object.entries(from)) {
    const known = to[name];
    if (known === undefined) to[name] = typeof value === 'string' ? value : structuredClone(value);
    else if (typeof known === 'object' && typeof value === 'object') addTexts(known, value, `${path}.${name}`);
    else throw new Error(`Two rooms have the text ${path}.${name}.`);
  }
}

/** All texts of a folder with a folder per room: by language, then by namespace. */
function readResources(folder: string): Record<string, Record<string, Texts>> {
  const resources: Record<string, Record<string, Texts>> = Object.fromEntries(LANGUAGES.map((one) => [one, {}]));
  for (const { room, name } of wordFiles(folder)) {
    const [namespace = '', language = ''] = name.split('.');
    const texts = resources[language];
    if (!texts) throw new Error(`${room}/words/${name}: the languages are ${LANGUAGES.join(', ')}.`);
    texts[namespace] ??= {};
    addTexts(texts[namespace], JSON.parse(readFileSync(join(folder, room, 'words', name), 'utf8')), namespace);
  }
  return resources;
}

/** The files of texts, such as quiz.en.json. */
function wordFiles(folder: string): { readonly room: string; readonly name: string }[] {
  return readdirSync(folder).flatMap((room) => {
    const words = join(folder, room, 'words');
    return existsSync(words) ? readdirSync(words).map((name) => ({ room, name })) : [];
  });
}

function timeFormats(language: Language, timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(HABITS[language].locale, { ...options, hour: '2-digit', minute: '2-digit', timeZone });
  const date = { day: 'numeric', month: 'short', year: 'numeric', timeZoneName: 'short' } as const;
  const shortDay = new Intl.DateTimeFormat(HABITS[language].locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return { time: format({ ...date, second: '2-digit' }), day: format({ ...date, weekday: 'short' }), shortDay };
}

/** Formats of numbers by their digits, made once each: making one costs more than using it. */
function numberFormats(language: Language): (digits: number) => Intl.NumberFormat {
  const remember = createMemory<number, Intl.NumberFormat>(30);
  return (digits) =>
    remember(digits, () => new Intl.NumberFormat(HABITS[language].locale, { maximumFractionDigits: digits }));
}

function wordsOf(instance: i18n, language: Language, timeZone: string): Words {
  const fixed = instance.getFixedT(language);
  const formats = timeFormats(language, timeZone);
  const numbers = numberFormats(language);
  /** Texts as they are written, found once for each key and count: the library takes longer for that than for all the rest. */
  const texts = createMemory<string, string>(MOST_TEXTS);
  const textOf = (key: WordKey, count: string | number | undefined): string =>
    texts(`${key} ${count}`, () => fixed(key, { skipInterpolation: true, ...(count === undefined ? {} : { count }) }));
  return {
    language,
    timeZone,
    t: (key, values) => {
      const text = textOf(key, values?.count);
      return values ? text.replace(PLACE, (_place, name: string) => String(values[name] ?? '')) : text;
    },
    content: (title) => title,
    has: (key): key is WordKey => instance.exists(key, { lng: language }),
    time: (iso) => formats.time.format(new Date(iso)),
    day: (iso) => formats.day.format(new Date(iso)),
    shortDay: (day) => formats.shortDay.format(new Date(`${day}T00:00:00Z`)),
    number: (value, digits = 2) => numbers(digits).format(value),
  };
}

/** Words that also know titles of the content: `titleIn` has them in the languages in which there are any. */
export const withContent =
  (wordsFor: WordsFor, titleIn: (title: string, language: Language) => string): WordsFor =>
  (language, timeZone) => ({ ...wordsFor(language, timeZone), content: (title) => titleIn(title, language) });

/**
 * Loads all texts below `folder`. A text that a language lacks is shown in the fallback language.
 * With `strict`, a key that no language has is an error.
 */
export function loadWords(folder: string, strict: boolean): WordsFor {
  const instance = i18next.createInstance();
  instance.init({
    resources: readResources(folder),
    lng: LANGUAGES[0],
    fallbackLng: LANGUAGES[0],
    initAsync: false,
    // Templates escape; presenters hand out plain text.
    interpolation: { escapeValue: false },
    returnEmptyString: true,
    saveMissing: strict,
    missingKeyHandler: (_languages, room, key) => {
      throw new Error(`There is no text ${room}:${key} in views/*/words.`);
    },
  });
  const remember = createMemory<string, Words>(MOST_ZONES);
  return (language, timeZone) => remember(`${language} ${timeZone}`, () => wordsOf(instance, language, timeZone));
}
