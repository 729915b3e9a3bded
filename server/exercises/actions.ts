/** What the audit log notes of the room; each action has one text per language (`audit:action.<action>`). */
import type { Actions } from '../audit/kinds.ts';

/** Every action with its kind. */
export const ACTIONS = {
  'rules.change': 'grade',
  'extension.grant': 'grade',
  'extension.revoke': 'grade',
} as const satisfies Actions;
