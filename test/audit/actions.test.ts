/** The list of actions: each has words in every language. */
import { describe, expect, it } from '@jest/globals';
import { ACTIONS, type ActionName, actionsOf } from '../../server/actions.ts';
import { KINDS } from '../../server/audit/kinds.ts';
import { testWords } from '../support/samples.ts';

describe.each(['en', 'de'] as const)('the acts of the log in %s', (language) => {
  const words = testWords(language, 'UTC');
  it.each(Object.keys(ACTIONS))('%s has words', (act) => {
    expect(words.has(`audit:action.${act}`)).toBe(true);
  });
});

it('are each of one kind', () => {
  const all = KINDS.flatMap((kind) => actionsOf(kind));
  expect([...all].sort()).toEqual((Object.keys(ACTIONS) as ActionName[]).sort());
});
