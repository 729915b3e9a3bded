/** Hashing passwords: what it costs, and accounts without a password. */
import { describe, expect, it } from '@jest/globals';
import { createPasswords } from '../../server/accounts/passwords.ts';

const CHEAP = { memoryCost: 8, timeCost: 1 };

describe('passwords', () => {
  it('are hashed by argon2id with 19 MiB and two passes, unless told otherwise', async () => {
    const passwords = createPasswords();
    const hash = await passwords.hash('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
    expect(await passwords.verify(hash, 'correct horse battery')).toBe(true);
    expect(await passwords.verify(hash, 'correct horse')).toBe(false);
    expect(await createPasswords(CHEAP).hash('correct horse battery')).toContain('$m=8,p=1,t=1$');
  });

  it.each([undefined, CHEAP])('of an account that has none are never right (%j)', async (cost) => {
    const passwords = createPasswords(cost);
    expect(await passwords.verify(undefined, 'correct horse battery')).toBe(false);
    expect(await passwords.verify(undefined, '')).toBe(false);
  });
});
