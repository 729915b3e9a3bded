/** Who waits for a turn, and for how long: floods wait behind themselves, and nobody is kept from a turn for what others do. */
import { describe, expect, it, jest } from '@jest/globals';
import { createTurns, type TurnsDeps, type Waiter } from '../../server/accounts/turns.ts';

/** A queue with one work at a time; `names` are done in this order. The first waiter holds it up until `open` is called. */
function hold(deps: Partial<TurnsDeps> = {}) {
  const turns = createTurns({
    atOnce: 1,
    longestWaitMs: 20_000,
    mostOfAddress: 500,
    most: 5_000,
    now: () => performance.now(),
    ...deps,
  });
  const names: string[] = [];
  const come = (name: string, waiter: Partial<Waiter> = {}): Promise<string> => {
    const stranger = {
      known: false,
      address: 'hall',
      browser: name,
      account: name,
      opensAt: () => 0,
      isGone: () => false,
    };
    return turns
      .take({ ...stranger, ...waiter }, async () => {
        names.push(name);
        return 'done';
      })
      .catch(({ code }) => code);
  };
  let open = (): void => {};
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  const first = turns.take(
    { known: false, address: '', browser: '', account: '', opensAt: () => 0, isGone: () => false },
    () => held,
  );
  return { come, names, open, first };
}
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('turns', () => {
  it.each<[string, (index: number) => Partial<Waiter>]>([
    ['one browser with many accounts', () => ({ browser: 'flood' })],
    ['one browser with one account', () => ({ browser: 'flood', account: 'victim' })],
    ['another address', (index) => ({ address: 'away', browser: `b${index}` })],
  ])('are given to one who comes after a flood from %s as soon as to the flood', async (_, flood) => {
    const { come, names, open } = hold();
    const all = many(300, (index) => come('flood', { account: `a${index}`, ...flood(index) }));
    all.push(come('newcomer'), come('known', { known: true, account: 'victim', browser: 'flood' }));
    open();
    expect(new Set(await Promise.all(all))).toEqual(new Set(['done']));
    expect(names.indexOf('known')).toBeLessThan(2);
    expect(names.indexOf('newcomer')).toBeLessThan(4);
  });

  it('go to known ones and to strangers alternately, however many there are', async () => {
    const { come, names, open } = hold();
    const all = [...many(50, () => come('known', { known: true })), ...many(3, (index) => come(`stranger ${index}`))];
    open();
    await Promise.all(all);
    expect(names.slice(0, 7).filter((name) => name !== 'known')).toHaveLength(3);
  });

  it('are limited for an address: the browser that has sent most loses its last', async () => {
    const { come, names, open } = hold({ mostOfAddress: 10 });
    const flood = many(10, () => come('flood', { browser: 'flood' }));
    const others = many(6, (index) => come(`other ${index}`));
    const elsewhere = come('elsewhere', { address: 'home' });
    open();
    expect(await Promise.all(others)).toEqual(many(6, () => 'done'));
    expect(await elsewhere).toBe('done');
    expect((await Promise.all(flood)).slice(-6)).toEqual(many(6, () => 'too-many-requests'));
    expect(names.filter((name) => name === 'flood')).toHaveLength(4);
  });

  it('are limited in all: the address that has sent most loses one', async () => {
    const { come, open } = hold({ most: 10 });
    const flood = many(9, (index) => come('flood', { address: 'away', browser: `b${index}` }));
    const others = many(3, (index) => come(`other ${index}`, { address: `home ${index}` }));
    open();
    expect(await Promise.all(others)).toEqual(many(3, () => 'done'));
    expect((await Promise.all(flood)).filter((answer) => answer === 'too-many-requests')).toHaveLength(2);
  });

  it('are not given to those who have hung up', async () => {
    const { come, names, open } = hold();
    let gone = false;
    const left = come('left', { isGone: () => gone });
    gone = true;
    const stays = come('stays');
    open();
    expect([await left, await stays]).toEqual(['too-many-requests', 'done']);
    expect(names).toEqual(['stays']);
  });

  it('open when their time has come, and are given up when that is too late', async () => {
    jest.useFakeTimers();
    try {
      const { come, names, open, first } = hold({ longestWaitMs: 60 });
      open();
      await first;
      const start = performance.now();
      const soon = come('soon', { opensAt: () => start + 20 });
      const late = come('late', { opensAt: () => start + 60_000 });
      expect(await come('now')).toBe('done');
      await jest.advanceTimersByTimeAsync(60);
      expect([await soon, await late]).toEqual(['done', 'too-many-requests']);
      expect(names).toEqual(['now', 'soon']);
    } finally {
      jest.useRealTimers();
    }
  });
});
