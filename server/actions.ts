/**
 * Owns joining the actions of all rooms: the closed list of what the audit log knows.
 */
import { ACTIONS as accounts } from './accounts/actions.ts';
import type { Kind } from './audit/kinds.ts';
import { ACTIONS as courses } from './courses/actions.ts';
import { ACTIONS as exercises } from './exercises/actions.ts';
import { ACTIONS as gradebook } from './gradebook/actions.ts';
import { ACTIONS as home } from './home/actions.ts';
import { ACTIONS as privacy } from './privacy/actions.ts';
import { ACTIONS as quizzes } from './quizzes/actions.ts';
import { ACTIONS as regrading } from './regrading/actions.ts';
import { ACTIONS as review } from './review/actions.ts';
import { ACTIONS as roster } from './roster/actions.ts';
import { ACTIONS as similarity } from './similarity/actions.ts';
import { ACTIONS as submissions } from './submissions/actions.ts';

/** Every action with its kind. */
export const ACTIONS = {
  ...accounts,
  ...courses,
  ...exercises,
  ...gradebook,
  ...home,
  ...privacy,
  ...quizzes,
  ...regrading,
  ...review,
  ...roster,
  ...similarity,
  ...submissions,
} as const;
/** An action. */
export type ActionName = keyof typeof ACTIONS;

/** The actions of a kind. */
export function actionsOf(kind: Kind): ActionName[] {
  return (Object.keys(ACTIONS) as ActionName[]).filter((action) => ACTIONS[action] === kind);
}
