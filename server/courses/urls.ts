/**
 * Owns the address of the first start.
 */
import { path } from '../kernel/http/urls.ts';

/** Address at which the first account and the first course are made. */
export const setUpUrl = (token: string): string => path`/set-up/${token}`;
