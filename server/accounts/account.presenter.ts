/**
 * Owns how people see their own account: profile, password, sessions.
 */

import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { createFields } from '../kernel/http/fields.presenter.ts';
import { LANGUAGES } from '../kernel/text/languages.ts';
import type { WordKey, Words } from '../kernel/text/words.ts';
import type { OpenedAccount, ProfileForm } from './profile.ts';
import { revokeSessionUrl } from './urls.ts';

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

const nameIn = (list: readonly (readonly [RegExp, string])[], agent: string): string | undefined =>
  list.find(([pattern]) => pattern.test(agent))?.[1];

/** 'Firefox, Linux' of what a browser calls itself. */
export function describeDevice(userAgent: string | null, words: Words): string {
  const found = [nameIn(BROWSERS, userAgent ?? ''), nameIn(SYSTEMS, userAgent ?? '')].filter(Boolean);
  return found.length > 0 ? found.join(', ') : words.t('account:sessions.unknown');
}

/** What was typed, what is wrong with it, and what was just done. */
export interface AccountInput {
  readonly typed?: ProfileForm;
  readonly errors?: FieldErrors;
  /** Key of what was just done. */
  readonly done?: WordKey | undefined;
}

const THEMES = ['system', 'light', 'dark'] as const;

/** The view model of views/accounts/account. */
export function presentAccount(
  { person, hasPassword, sessions, current }: OpenedAccount,
  input: AccountInput,
  words: Words,
) {
  const form: ProfileForm = input.typed ?? {
    name: person.name,
    familyName: person.familyName ?? '',
    givenName: person.givenName ?? '',
    language: person.language ?? '',
    theme: person.theme,
    timeZone: person.timeZone ?? '',
  };
  const named = createFields(form, input.errors ?? {}, words);
  const error = (field: string): string => {
    const key = input.errors?.[field];
    return key === undefined ? '' : words.t(key);
  };
  const option = (value: string, label: string, chosen: string) => ({ value, label, selected: value === chosen });
  return {
    title: words.t('account:title'),
    scripts: [],
    done: input.done === undefined ? '' : words.t(input.done),
    email: person.email ?? words.t('account:noEmail'),
    names: [
      named('name', 'account:field.name', { autocomplete: 'name', hint: words.t('account:nameHint') }),
      named('givenName', 'account:field.givenName', { autocomplete: 'given-name' }),
      named('familyName', 'account:field.familyName', {
        autocomplete: 'family-name',
        hint: words.t('account:familyNameHint'),
      }),
    ],
    languages: (['', ...LANGUAGES] as const).map((language) =>
      option(
        language,
        words.t(language === '' ? 'account:language.browser' : `account:language.${language}`),
        form.language,
      ),
    ),
    themes: THEMES.map((theme) => option(theme, words.t(`account:theme.${theme}`), form.theme)),
    timeZone: { value: form.timeZone, error: error('timeZone') },
    timeZones: Intl.supportedValuesOf('timeZone'),
    password: hasPassword && person.email !== null ? { old: error('old'), fresh: error('password') } : undefined,
    sessions: sessions.map(({ handle, createdAt, seenAt, userAgent }) => ({
      device: describeDevice(userAgent, words),
      since: createdAt === null ? '–' : words.time(createdAt),
      seen: handle === current ? words.t('account:sessions.now') : seenAt === null ? '–' : words.time(seenAt),
      current: handle === current,
      end: words.t(handle === current ? 'account:sessions.signOut' : 'account:sessions.end'),
      revokeUrl: revokeSessionUrl(handle),
    })),
  };
}
