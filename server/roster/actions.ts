/** What the audit log notes of the room; each action has one text per language (`audit:action.<action>`). */
import type { Actions } from '../audit/kinds.ts';

/** Every action with its kind. */
export const ACTIONS = {
  'group.create': 'people',
  'group.change': 'people',
  'group.delete': 'people',
  'group.assign': 'people',
  'member.add': 'people',
  'member.join': 'people',
  'member.role': 'people',
  'member.accept': 'people',
  'member.decline': 'people',
  'member.confirm': 'people',
  'member.number': 'people',
  'member.remove': 'people',
  'roster.import': 'people',
  'invite.create': 'people',
  'invite.revoke': 'people',
  'class-code.set': 'people',
  'entry-rules.set': 'people',
} as const satisfies Actions;
