/**
 * Owns how the pages are shown on which somebody signs in or chooses a new password.
 */

import type { Person } from '../kernel/actor.ts';
import type { Words } from '../kernel/text/words.ts';
import { passwordUrl } from './urls.ts';

/** The view model of views/accounts/sign-in. */
export function presentSignIn(input: { next: string; email: string; error: string; demo: boolean }, words: Words) {
  return { title: words.t('account:signIn.title'), scripts: [], form: true, ...input };
}

/** The view model of views/accounts/forgot. `mails`: whether links can be sent by mail. */
export function presentForgot(input: { mails: boolean; sent: boolean }, words: Words) {
  return { title: words.t('account:forgot.title'), scripts: [], form: true, ...input };
}

/** The view model of views/accounts/new-password. */
export function presentNewPassword(
  { person, token, error }: { person: Person; token: string; error: string },
  words: Words,
) {
  return {
    title: words.t('account:password.title'),
    scripts: [],
    form: true,
    action: passwordUrl(token),
    name: person.name,
    email: person.email ?? '',
    error,
  };
}
