/**
 * Owns hashing passwords, and which ones are too weak.
 * Must not know people beyond the words that a password must not be.
 */

import { randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import type { WordKey } from '../kernel/text/words.ts';

/** What hashing costs: memory, KiB, and passes over it. */
export interface HashingCost {
  readonly memoryCost: number;
  readonly timeCost: number;
}
/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
const COST: HashingCost = { memoryCost: 19_456, timeCost: 2 };
const SHORTEST = 10;
const LONGEST = 200;

/** Hashes and verifies passwords. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for an account without a password as for a wrong one. */
  verify(hash: string | undefined, password: string): Promise<boolean>;
}

/** Creates the hasher. */
export function createPasswords(cost: HashingCost = COST): Passwords {
  const options = { type: argon2.argon2id, ...cost, parallelism: 1 } as const;
  const { memoryCost, timeCost } = cost;
  const random = (bytes: number): string => randomBytes(bytes).toString('base64').replace(/=+$/, '');
  /** A hash of no known password: comparing with it takes as long as with any other. */
  const nobody = `$argon2id$v=19$m=${memoryCost},p=1,t=${timeCost}$${random(16)}$${random(32)}`;
  return {
    hash: (password) => argon2.hash(password.normalize('NFC'), options),
    async verify(hash, password) {
      const right = await argon2.verify(hash ?? nobody, password.normalize('NFC').slice(0, LONGEST));
      return right && hash !== undefined;
    },
  };
}

/** Why a password cannot be taken, as a key of words; undefined when it can. */
export function validatePassword(password: string, person: { name: string; email: string }): WordKey | undefined {
  if (password.length < SHORTEST) return 'account:errors.passwordShort';
  if (password.length > LONGEST) return 'account:errors.passwordLong';
  if (new Set(password).size < 4) return 'account:errors.passwordSimple';
  const own = [person.email, person.email.split('@')[0] ?? '', person.name, person.name.replace(/\s/g, '')];
  if (own.some((word) => word !== '' && word.toLowerCase() === password.toLowerCase()))
    return 'account:errors.passwordOwn';
  return undefined;
}
