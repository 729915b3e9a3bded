/** Tests that a preview can be applied only while it is what would be done. */
import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../server/kernel/errors.ts';
import { fingerprint, outdatedNotice, requireSame } from '../../server/kernel/preview.ts';
import type { WordKey, Words } from '../../server/kernel/text/words.ts';

const words = { t: (key: WordKey) => `said: ${key}` } as unknown as Words;
const plan = { rows: [{ name: 'Anna', points: 1 }] };

describe('a fingerprint', () => {
  it('is the same for the same plan, and another one as soon as anything differs', () => {
    expect(fingerprint(plan)).toBe(fingerprint(structuredClone(plan)));
    expect(fingerprint({ rows: [{ name: 'Anna', points: 2 }] })).not.toBe(fingerprint(plan));
    expect(fingerprint([])).toBe('4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945');
  });
});

describe('applying what was shown', () => {
  it('goes on when nothing changed, and is refused with 409 and the words that were given when anything did', () => {
    expect(() => requireSame(fingerprint(plan), fingerprint(plan), 'groups:errors.changed')).not.toThrow();
    for (const fresh of ['other', undefined])
      expect(() => requireSame(fresh, '', 'groups:errors.changed')).toThrow(
        expect.objectContaining({ code: 'conflict', status: 409, detail: 'groups:errors.changed' }),
      );
  });

  it('tells that the preview is out of date, and throws every other error on', () => {
    expect(outdatedNotice(new AppError('conflict', 'groups:errors.changed'), words)).toBe(
      'said: groups:errors.changed',
    );
    expect(() => outdatedNotice(new AppError('not-found'), words)).toThrow(AppError);
    expect(() => outdatedNotice(new TypeError('broken'), words)).toThrow(TypeError);
  });
});
