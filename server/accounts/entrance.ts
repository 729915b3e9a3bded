/**
 * Owns how everybody who wants to come in gets their turn, and how those who guess are slowed down. Nobody with the right password is
 * ever refused because others fail: wrong tries are counted after they were judged, and they only make the next ones wait.
 * Must not know passwords, codes or pages.
 *
 * Hashing a password is the work that is queued. Who is known (a device that has signed in to the account before, a person who is
 * signed in, the holder of a link) does not wait for strangers; wrong tries of strangers do not count against them.
 */
import type { Caller } from '../kernel/http/caller.ts';
import { createFailures, createLast } from './recent.ts';
import { createTurns } from './turns.ts';

/** How strangers are slowed down. Tries are counted within 15 minutes. */
export interface EntranceRules {
  /** Tries that are in work at once. */
  readonly atOnce: number;
  /** Wrong tries for one account from one address that cost nothing, and the pause between further ones, ms. */
  readonly freeOfPair: number;
  readonly pauseOfPairMs: number;
  /** The same for one account from everywhere. */
  readonly freeOfAccount: number;
  readonly pauseOfAccountMs: number;
  /** The same for one address, whatever the accounts: a class of 300 may mistype, and one guesser does not hold it up. */
  readonly freeOfAddress: number;
  readonly pauseOfAddressMs: number;
  /** Who would wait longer is asked to come again, ms. */
  readonly longestWaitMs: number;
}

/** libuv has four threads; one is left for reading files. */
const MOST_AT_ONCE = 3;

/** The rules of a machine with so many cores. */
export const entranceRules = (cores: number): EntranceRules => ({
  atOnce: Math.min(cores, MOST_AT_ONCE),
  freeOfPair: 10,
  pauseOfPairMs: 2_000,
  freeOfAccount: 100,
  pauseOfAccountMs: 10_000,
  freeOfAddress: 300,
  pauseOfAddressMs: 50,
  longestWaitMs: 30_000,
});

const WINDOW_MS = 15 * 60 * 1_000;
/** Wrong tries after which something known counts as a stranger. */
const TRIES_OF_KNOWN = 10;
const LIMITS = { mostOfAddress: 500, most: 5_000 } as const;

/** Somebody who wants to come in. */
export interface Visitor extends Caller {
  /** What they ask for: an e-mail address as typed, the id of a person. */
  readonly account: string;
  /** What makes them known: the id of a device, a session or a link; undefined for strangers. */
  readonly knownBy: string | undefined;
}

/** Makes the entrance. */
export function createEntrance(rules: EntranceRules, clock: () => Date) {
  const now = (): number => performance.now();
  const turns = createTurns({ ...LIMITS, atOnce: rules.atOnce, longestWaitMs: rules.longestWaitMs, now });
  const failures = createFailures(clock, WINDOW_MS);
  const tried = createLast();
  const pausesOf = ({
    address,
    account,
  }: Visitor): readonly (readonly [key: string, free: number, pauseMs: number])[] => [
    [`pair ${address} ${account}`, rules.freeOfPair, rules.pauseOfPairMs],
    [`account ${account}`, rules.freeOfAccount, rules.pauseOfAccountMs],
    [`address ${address}`, rules.freeOfAddress, rules.pauseOfAddressMs],
  ];

  return {
    /**
     * Does `work` when it is the visitor's turn; `work` calls `wrong` when what they gave is wrong.
     * @throws AppError too-many-requests when they would wait too long
     */
    admit<T>(visitor: Visitor, work: (wrong: () => void) => Promise<T>): Promise<T> {
      const { address, browser, account, knownBy, isGone } = visitor;
      const device = `known ${knownBy}`;
      const known = knownBy !== undefined && failures.count(device) < TRIES_OF_KNOWN;
      const pauses = known ? [] : pausesOf(visitor);
      const opensAt = (): number =>
        Math.max(
          0,
          ...pauses.map(([key, free, pauseMs]) => (failures.count(key) < free ? 0 : tried.get(key) + pauseMs)),
        );
      const wrong = (): void => {
        if (knownBy !== undefined) failures.add(device);
        for (const [key] of pauses) failures.add(key);
      };
      return turns.take({ known, address, browser, account, opensAt, isGone }, () => {
        for (const [key] of pauses) tried.note(key, now());
        return work(wrong);
      });
    },
  };
}
/** Where everybody comes in. */
export type Entrance = ReturnType<typeof createEntrance>;
