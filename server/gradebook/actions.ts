/** What the audit log notes of the room; each action has one text per language (`audit:action.<action>`). */
import type { Actions } from '../audit/kinds.ts';

/** Every action with its kind. */
export const ACTIONS = {
  'grade.scheme': 'grade',
  'grade.item': 'grade',
  'grade.publish': 'grade',
  'grade.set': 'grade',
  'grade.import': 'grade',
  'grade.override': 'grade',
  'grade.late': 'grade',
  'note.write': 'people',
} as const satisfies Actions;
