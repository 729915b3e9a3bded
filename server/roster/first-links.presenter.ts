/**
 * Owns how links for all who have never signed in are shown: the page that offers them, and the file that holds them.
 */
import { LINK_DAYS, passwordUrl } from '../accounts/index.ts';
import type { Membership } from '../kernel/actor.ts';
import type { FieldErrors } from '../kernel/http/field-errors.ts';
import { createFields } from '../kernel/http/fields.presenter.ts';
import { writeCsv } from '../kernel/text/csv.ts';
import { listName } from '../kernel/text/family-name.ts';
import { HABITS } from '../kernel/text/languages.ts';
import type { Words } from '../kernel/text/words.ts';
import type { Mailing, Newcomers, NewLink } from './first-links.ts';
import { memberUrls } from './urls.ts';

function presentMailing(mailing: Mailing | undefined, words: Words) {
  if (!mailing) return undefined;
  const { total, sent, failed } = mailing;
  const done = sent + failed.length === total;
  return {
    text: words.t(done ? 'people:first.sent' : 'people:first.sending', { sent, total }),
    failed: failed.length === 0 ? '' : words.t('people:first.failed', { names: failed.join(', ') }),
  };
}

/** The view model of views/roster/first-links. */
export function presentFirstLinks(
  { ready, others }: Newcomers,
  input: {
    readonly typed: Readonly<Record<string, string>>;
    readonly errors: FieldErrors;
    readonly mails: boolean;
    readonly mailing: Mailing | undefined;
  },
  membership: Membership,
  words: Words,
) {
  const urls = memberUrls(membership.course.slug);
  const field = createFields(input.typed, input.errors, words);
  return {
    title: words.t('people:first.title'),
    scripts: [],
    peopleUrl: urls.list,
    action: urls.firstLinks,
    mailing: presentMailing(input.mailing, words),
    count: words.t('people:first.count', { count: ready.length }),
    rows: ready.map((member) => ({ name: listName(member), email: member.email ?? '' })),
    others:
      others.length === 0 ? '' : words.t('people:first.others', { names: others.map(({ name }) => name).join(', ') }),
    days: field('days', 'people:first.days', { value: String(LINK_DAYS), hint: words.t('people:first.daysHint') }),
    mails: input.mails,
  };
}

/** Links as a file, for a serial letter: the byte order mark tells spreadsheets that it is UTF-8. */
export function presentLinksFile(links: readonly NewLink[], origin: string, words: Words): string {
  const header = [
    words.t('account:field.name'),
    words.t('account:field.familyName'),
    words.t('account:field.givenName'),
    words.t('account:field.email'),
    words.t('people:imported.link'),
    words.t('people:first.until'),
  ];
  const rows = links.map(({ member, token, expiresAt }) => [
    member.name,
    member.familyName ?? '',
    member.givenName ?? '',
    member.email ?? '',
    origin + passwordUrl(token),
    words.time(expiresAt),
  ]);
  return `\ufeff${writeCsv([header, ...rows], HABITS[words.language].csv.delimiter)}\n`;
}
