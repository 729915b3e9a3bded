/** What the audit log notes of the room; each action has one text per language (`audit:action.<action>`). */
import type { Actions } from '../audit/kinds.ts';

/** Every action with its kind. */
export const ACTIONS = {
  'comment.write': 'grade',
  'comment.change': 'grade',
  'comment.delete': 'grade',
  'question.answer': 'people',
} as const satisfies Actions;
