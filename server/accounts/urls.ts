/**
 * Owns the addresses of accounts and of the links by which people come in.
 */
import { path, withQuery } from '../kernel/http/urls.ts';

/** Address at which the holder of a link sets a password. */
export const passwordUrl = (token: string): string => path`/password/${token}`;

/** Address that signs the holder of a link in. */
export const signInLinkUrl = (token: string): string => path`/sign-in/${token}`;

/** Address of one's account; `done` says what was just done there. */
export const accountUrl = (done: 'profile' | 'password' | 'sessions'): string => withQuery('/account', { done });

/** Address that ends one of somebody's sessions. */
export const revokeSessionUrl = (handle: string): string => path`/account/sessions/${handle}/revoke`;
