/** What the audit log notes of the room; each action has one text per language (`audit:action.<action>`). */
import type { Actions } from '../audit/kinds.ts';

/** Every action with its kind. */
export const ACTIONS = {
  'regrade.start': 'grade',
  'regrade.cancel': 'grade',
  'regrade.apply': 'grade',
  'regrade.revert': 'grade',
  'regrade.change': 'grade',
  'test.void': 'grade',
  'test.unvoid': 'grade',
  'test.change': 'grade',
  'test.accept': 'grade',
  'test.unaccept': 'grade',
} as const satisfies Actions;
