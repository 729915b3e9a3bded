/** The list of actions: those of all rooms, each with words in every language. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ACTIONS, type ActionName, actionsOf } from '../../server/actions.ts';
import { KINDS } from '../../server/audit/kinds.ts';
import { projectRoot } from '../../server/project-root.ts';
import { testWords } from '../support/samples.ts';

describe.each(['en', 'de'] as const)('the actions of the log in %s', (language) => {
  const words = testWords(language, 'UTC');
  it.each(Object.keys(ACTIONS))('%s has words', (act) => {
    expect(words.has(`audit:action.${act}`)).toBe(true);
  });
});

it('are each of one kind', () => {
  const all = KINDS.flatMap((kind) => actionsOf(kind));
  expect([...all].sort()).toEqual((Object.keys(ACTIONS) as ActionName[]).sort());
});

it('are those of all rooms, and no two rooms have the same', async () => {
  const server = join(projectRoot, 'server');
  const files = readdirSync(server).map((room) => join(server, room, 'actions.ts'));
  const rooms = await Promise.all(files.filter((file) => existsSync(file)).map((file) => import(file)));
  expect(rooms.length).toBeGreaterThan(5);
  expect(rooms.flatMap((room) => Object.keys(room.ACTIONS)).sort()).toEqual(Object.keys(ACTIONS).sort());
});
