/**
 * Owns in which order those who wait get their turn, how many are in work at once, and how many may wait.
 * Must not know what the work is, nor why somebody has to wait longer.
 *
 * Those who are known and strangers are served alternately, so that neither keeps the other waiting. Among them whoever was served
 * least recently comes first: of the addresses, of the browsers at an address, of the accounts that a browser asks for. A flood from
 * one address or browser so waits behind itself.
 */
import { AppError } from '../kernel/errors.ts';
import { createLast } from './recent.ts';

/** Somebody who waits. */
export interface Waiter {
  readonly known: boolean;
  /** Where they come from. */
  readonly address: string;
  readonly browser: string;
  /** What they ask for. */
  readonly account: string;
  /** The earliest time of their turn, ms on the clock `now`; may change while they wait. */
  readonly opensAt: () => number;
  /** Whether nobody waits for the answer any more. */
  readonly isGone: () => boolean;
}

export interface TurnsDeps {
  /** Works at once. */
  readonly atOnce: number;
  /** Who waits longer is sent away, ms. */
  readonly longestWaitMs: number;
  /** Those of one address, and all, that may wait: more than a class that comes in at the same moment. */
  readonly mostOfAddress: number;
  readonly most: number;
  /** A clock that never jumps, ms. */
  readonly now: () => number;
}

interface Entry extends Waiter {
  readonly begin: () => void;
  readonly sendAway: () => void;
}

/** Seconds after which those who were sent away may come again. */
const RETRY_AFTER_S = 10;

const browserOf = ({ address, browser }: Waiter): string => `${address} ${browser}`;

/** The largest group of entries with the same key. */
function mostOf(entries: readonly Entry[], keyOf: (entry: Entry) => string): readonly Entry[] {
  const groups = new Map<string, Entry[]>();
  let most: Entry[] = [];
  for (const entry of entries) {
    const group = groups.get(keyOf(entry)) ?? [];
    group.push(entry);
    groups.set(keyOf(entry), group);
    if (group.length > most.length) most = group;
  }
  return most;
}

/** Makes the queue. */
export function createTurns(deps: TurnsDeps) {
  const { atOnce, now } = deps;
  const served = createLast();
  let waiting: Entry[] = [];
  let running = 0;
  let turn = 0;
  let knownLast = false;
  let timer: NodeJS.Timeout | undefined;

  const remove = (entry: Entry): void => {
    waiting = waiting.filter((one) => one !== entry);
  };
  const isBefore = (a: Entry, b: Entry): boolean => {
    for (const key of [(one: Entry) => one.address, browserOf, (one: Entry) => one.account]) {
      const [first, second] = [served.get(key(a)), served.get(key(b))];
      if (first !== second) return first < second;
    }
    return false;
  };
  const chooseFrom = (ready: readonly Entry[]): Entry | undefined => {
    const lane = ready.filter(({ known }) => known !== knownLast);
    const [first, ...rest] = lane.length > 0 ? lane : ready;
    return rest.reduce<Entry | undefined>((best, one) => (best && isBefore(one, best) ? one : best), first);
  };
  const go = (): void => {
    clearTimeout(timer);
    for (const gone of waiting.filter(({ isGone }) => isGone())) gone.sendAway();
    while (running < atOnce) {
      const ready = waiting.filter(({ opensAt }) => opensAt() <= now());
      const next = chooseFrom(ready);
      if (!next) break;
      knownLast = next.known;
      turn += 1;
      for (const key of [next.address, browserOf(next), next.account]) served.note(key, turn);
      next.begin();
    }
    if (running >= atOnce || waiting.length === 0) return;
    const opens = Math.min(...waiting.map(({ opensAt }) => opensAt()));
    timer = setTimeout(go, Math.max(1, opens - now())).unref();
  };
  /** When too many wait, the last who came of the browser that has sent most is sent away. */
  const thin = (address: string): void => {
    const here = waiting.filter((one) => one.address === address);
    const crowd =
      here.length > deps.mostOfAddress ? here : waiting.length > deps.most ? mostOf(waiting, (one) => one.address) : [];
    mostOf(crowd, browserOf).at(-1)?.sendAway();
  };

  return {
    /** Does `work` when it is this waiter's turn. @throws AppError too-many-requests when that would be too late */
    take<T>(waiter: Waiter, work: () => Promise<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          clearTimeout(patience);
          remove(entry);
        };
        const entry: Entry = {
          ...waiter,
          begin(): void {
            leave();
            running += 1;
            work()
              .then(resolve, reject)
              .finally(() => {
                running -= 1;
                go();
              });
          },
          sendAway(): void {
            leave();
            reject(new AppError('too-many-requests', 'account:errors.crowded', { retryAfterSeconds: RETRY_AFTER_S }));
          },
        };
        const patience = setTimeout(entry.sendAway, deps.longestWaitMs).unref();
        waiting.push(entry);
        thin(waiter.address);
        if (running < atOnce) go();
      });
    },
  };
}
