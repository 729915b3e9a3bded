/** What the audit log notes of the room; each action has one text per language (`audit:action.<action>`). */
import type { Actions } from '../audit/kinds.ts';

/** Every action with its kind. */
export const ACTIONS = {
  'view.start': 'people',
  'view.stop': 'people',
  'password-link.issue': 'people',
  'account.change': 'people',
  'account.password': 'people',
} as const satisfies Actions;
