/** The list of acts: each has words in every language. */
import { describe, expect, it } from '@jest/globals';
import { ACTS, type ActName, actsOf, KINDS } from '../../../server/audit/actions.ts';
import { testWords } from '../../http/support/test-app.ts';

describe.each(['en', 'de'] as const)('the acts of the log in %s', (language) => {
  const words = testWords(language, 'UTC');
  it.each(Object.keys(ACTS))('%s has words', (act) => {
    expect(words.has(`audit:act.${act}`)).toBe(true);
  });
});

it('are each of one kind', () => {
  const all = KINDS.flatMap((kind) => actsOf(kind));
  expect([...all].sort()).toEqual((Object.keys(ACTS) as ActName[]).sort());
});
