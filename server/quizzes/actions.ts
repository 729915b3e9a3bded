/** What the audit log notes of the room; each action has one text per language (`audit:action.<action>`). */
import type { Actions } from '../audit/kinds.ts';

/** Every action with its kind. */
export const ACTIONS = {
  'quiz.plan': 'quiz',
  'quiz.publish': 'quiz',
  'quiz.change': 'quiz',
  'quiz.delete': 'quiz',
  'quiz.start': 'quiz',
  'quiz.pause': 'quiz',
  'quiz.resume': 'quiz',
  'quiz.end': 'quiz',
  'quiz.release': 'quiz',
  'quiz.extra-time': 'quiz',
  'quiz.no-extra-time': 'quiz',
  'quiz.reopen': 'quiz',
  'quiz.void': 'quiz',
  'quiz.unvoid': 'quiz',
  'quiz.accept': 'quiz',
  'quiz.unaccept': 'quiz',
  'quiz.regrade': 'quiz',
  'quiz.revert-regrade': 'quiz',
  'quiz.rescore': 'quiz',
  'quiz.edit': 'quiz',
  'quiz.picture': 'quiz',
  'quiz.discard': 'quiz',
  'course.chat': 'course',
} as const satisfies Actions;
