/** What the audit log notes of the room; each action has one text per language (`audit:action.<action>`). */
import type { Actions } from '../audit/kinds.ts';

/** Every action with its kind. */
export const ACTIONS = {
  'data.export': 'data',
  'data.delete': 'data',
  'data.remove-demo': 'data',
} as const satisfies Actions;
