/**
 * Owns letting others in: work that may be long is done in slices, and between two slices the server answers whoever waits.
 * Must not know what the work is.
 */
import { setImmediate } from 'node:timers/promises';

/** Length of a slice, ms: what somebody else's request waits for, beside the longest single step. */
const SLICE_MS = 10;

/**
 * Returns a function to be called between two steps. When a slice is over, it returns a promise to wait for before the next step,
 * else undefined: waiting for nothing thousands of times would cost more than the steps.
 */
export function startSlices(): () => Promise<void> | undefined {
  let end = performance.now() + SLICE_MS;
  return () => {
    if (performance.now() < end) return undefined;
    return setImmediate().then(() => {
      end = performance.now() + SLICE_MS;
    });
  };
}

/** What `step` makes of each element, in slices. */
export async function mapInSlices<From, To>(all: Iterable<From>, step: (one: From) => To): Promise<To[]> {
  const pause = startSlices();
  const made: To[] = [];
  for (const one of all) {
    made.push(step(one));
    const wait = pause();
    if (wait) await wait;
  }
  return made;
}

/**
 * Writes each element, in slices of which each is one transaction. Whoever ends meanwhile has written some of them: for elements that
 * stand for themselves, such as students. `begin` is called in each transaction and returns what writes an element in it.
 */
export async function writeInSlices<One>(
  transaction: (work: () => void) => void,
  all: readonly One[],
  begin: () => (one: One) => void,
): Promise<void> {
  let place = 0;
  const writeSlice = (): void => {
    const end = performance.now() + SLICE_MS;
    const write = begin();
    do write(all[place++] as One);
    while (place < all.length && performance.now() < end);
  };
  while (place < all.length) {
    transaction(writeSlice);
    await setImmediate();
  }
}

/** A list whose elements are made one after the other as they are asked for, so that whoever asks for them in slices makes them in slices. */
export function lazily<From, To>(all: Iterable<From>, make: (one: From) => To): Iterable<To> {
  return {
    *[Symbol.iterator]() {
      for (const one of all) yield make(one);
    },
  };
}

/** The elements of the lists of a list, which are asked for one after the other. */
export function* flatten<Element>(lists: Iterable<Iterable<Element>>): Generator<Element> {
  for (const list of lists) yield* list;
}

/** The elements of some lists, one list after the other. */
export const chain = <Element>(...lists: readonly Iterable<Element>[]): Generator<Element> => flatten(lists);

/** Texts put together in slices, into pieces as long as a slice makes them. */
export async function* joinInSlices(texts: Iterable<string>): AsyncGenerator<string> {
  const pause = startSlices();
  let piece: string[] = [];
  for (const text of texts) {
    piece.push(text);
    const wait = pause();
    if (!wait) continue;
    yield piece.join('');
    piece = [];
    await wait;
  }
  yield piece.join('');
}
