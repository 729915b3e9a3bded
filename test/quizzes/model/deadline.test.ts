/** The one function that knows when a quiz ends for a person: every edge. */
import { describe, expect, it } from '@jest/globals';
import {
  type Accommodation,
  accepts,
  deadlineOf,
  isDue,
  limitOf,
  mayStart,
  NO_ACCOMMODATION,
  pausedSince,
  type RunClock,
  windowEndOf,
} from '../../../server/quizzes/model/deadline.ts';
import { fc } from '../../support/properties.ts';

const M = 60_000;
/** Ten o'clock; times in tests are minutes after it. */
const TEN = Date.UTC(2026, 2, 2, 10);
const at = (minutes: number): number => TEN + minutes * M;
const run = (change: Partial<RunClock> = {}): RunClock => ({
  mode: 'personal',
  limitMs: 6 * M,
  opensAt: at(0),
  closesAt: at(60),
  startedAt: null,
  endedAt: null,
  graceMs: 10_000,
  pauses: [],
  ...change,
});
const started = (minutes: number) => ({ startedAt: at(minutes), reopened: null });
const extra = (factor: number, minutes: number): Accommodation => ({ factor, extraMs: minutes * M });
const pause = (from: number, to: number | null) => ({ from: at(from), to: to === null ? null : at(to) });
const end = (clock: RunClock, from: number, accommodation = NO_ACCOMMODATION, now = from): number =>
  (deadlineOf(clock, accommodation, started(from), at(now)) - TEN) / M;

describe('a personal clock', () => {
  it('ends its limit after Start, and with the window at the latest', () => {
    expect(end(run(), 0)).toBe(6);
    expect(end(run(), 54)).toBe(60);
    expect(end(run(), 58)).toBe(60);
  });
  it('may be started from the first moment of the window to the last, and not at its end', () => {
    const may = (ms: number) => mayStart(run(), NO_ACCOMMODATION, ms);
    expect([may(at(0) - 1), may(at(0)), may(at(60) - 1), may(at(60))]).toEqual(['not-yet', 'yes', 'yes', 'over']);
  });
  it('has extra time that the window cannot defeat', () => {
    expect(limitOf(run(), extra(1.5, 2))).toBe(11 * M);
    expect(end(run(), 0, extra(1.5, 2))).toBe(11);
    expect(end(run(), 59, extra(1.5, 2))).toBe(65);
    expect(windowEndOf(run(), extra(1.5, 2), at(0))).toBe(at(65));
    expect(mayStart(run(), extra(1.5, 2), at(65) - 1)).toBe('yes');
  });
  it('of a window over the night in which the clocks change has the same length', () => {
    const night = run({ opensAt: Date.parse('2026-03-29T00:00:00Z'), closesAt: Date.parse('2026-03-29T03:00:00Z') });
    const attempt = { startedAt: Date.parse('2026-03-29T00:58:00Z'), reopened: null };
    expect(deadlineOf(night, NO_ACCOMMODATION, attempt, attempt.startedAt)).toBe(Date.parse('2026-03-29T01:04:00Z'));
  });
});

describe('a quiz of all', () => {
  const together = run({ mode: 'together', startedAt: at(10) });
  it('waits for the instructor, whatever the window says', () => {
    expect(mayStart(run({ mode: 'together' }), NO_ACCOMMODATION, at(5))).toBe('not-yet');
    expect(windowEndOf(run({ mode: 'together' }), NO_ACCOMMODATION, at(5))).toBeUndefined();
  });
  it('ends for latecomers with the others, and later for extra time', () => {
    expect(end(together, 10)).toBe(16);
    expect(end(together, 14)).toBe(16);
    expect(end(together, 14, extra(2, 0))).toBe(22);
    expect(mayStart(together, NO_ACCOMMODATION, at(16))).toBe('over');
  });
});

describe('a pause', () => {
  it('moves every end that lies ahead by as long as it lasts', () => {
    expect(end(run({ pauses: [pause(2, 5)] }), 0, NO_ACCOMMODATION, 5)).toBe(9);
    expect(end(run({ pauses: [pause(2, 5), pause(6, 7)] }), 0, NO_ACCOMMODATION, 8)).toBe(10);
    expect(end(run({ mode: 'together', startedAt: at(0), pauses: [pause(2, 5)] }), 3, NO_ACCOMMODATION, 5)).toBe(9);
  });
  it('before the own start moves only the window', () => {
    expect(end(run({ pauses: [pause(2, 5)] }), 10)).toBe(16);
    expect(windowEndOf(run({ pauses: [pause(2, 5)] }), NO_ACCOMMODATION, at(10))).toBe(at(63));
  });
  it('after the end changes nothing', () => {
    expect(end(run({ pauses: [pause(7, 9)] }), 0, NO_ACCOMMODATION, 10)).toBe(6);
    expect(end(run({ pauses: [pause(6, 9)] }), 0, NO_ACCOMMODATION, 10)).toBe(6);
  });
  it('that goes on keeps the time left as it was', () => {
    const clock = run({ pauses: [pause(2, null)] });
    expect([end(clock, 0, NO_ACCOMMODATION, 2), end(clock, 0, NO_ACCOMMODATION, 30)]).toEqual([6, 34]);
    expect(pausedSince(clock, at(30))).toBe(at(2));
    expect(isDue(clock, at(34), at(30))).toBe(false);
    expect(mayStart(clock, NO_ACCOMMODATION, at(30))).toBe('paused');
  });
  it('takes answers that were on their way when it began, and those within the grace of an end before it', () => {
    const clock = run({ pauses: [pause(2, null)] });
    expect([accepts(clock, at(6), at(2) + 10_000), accepts(clock, at(6), at(2) + 10_001)]).toEqual([true, false]);
    const late = run({ pauses: [pause(6.1, null)] });
    expect([accepts(late, at(6), at(6) + 10_000), accepts(late, at(6), at(6) + 10_001)]).toEqual([true, false]);
    expect(isDue(late, at(6), at(6) + 10_001)).toBe(true);
  });
});

describe('the grace', () => {
  it('lets answers in to its last millisecond, and the server end an attempt only after it', () => {
    const [clock, deadline] = [run(), at(6)];
    expect([accepts(clock, deadline, deadline + 10_000), accepts(clock, deadline, deadline + 10_001)]).toEqual([
      true,
      false,
    ]);
    expect([isDue(clock, deadline, deadline + 10_000), isDue(clock, deadline, deadline + 10_001)]).toEqual([
      false,
      true,
    ]);
  });
});

describe('ending for all and reopening', () => {
  it('ends everybody at that moment, extra time included', () => {
    const clock = run({ endedAt: at(3) });
    expect([end(clock, 0), end(clock, 0, extra(3, 10))]).toEqual([3, 3]);
    expect(mayStart(clock, extra(3, 0), at(3))).toBe('over');
  });
  it('counts from the reopening, whatever window and end say, and pauses move it', () => {
    const reopened = { startedAt: at(0), reopened: { at: at(90), forMs: 5 * M } };
    expect(deadlineOf(run({ endedAt: at(3) }), NO_ACCOMMODATION, reopened, at(90))).toBe(at(95));
    const clock = run({ pauses: [pause(2, 5), pause(91, 93)] });
    expect(deadlineOf(clock, NO_ACCOMMODATION, reopened, at(94))).toBe(at(97));
  });
});

describe('for any quiz', () => {
  const minute = fc.integer({ min: 0, max: 120 });
  const clocks = fc
    .record({
      mode: fc.constantFrom('personal' as const, 'together' as const),
      limit: fc.integer({ min: 1, max: 30 }),
      startedAt: minute,
      cuts: fc.uniqueArray(minute, { maxLength: 6 }),
    })
    .map(({ mode, limit, startedAt, cuts }) => {
      const sorted = [...cuts].sort((a, b) => a - b);
      const pauses = sorted.flatMap((from, i) =>
        i % 2 === 0 && sorted[i + 1] !== undefined ? [pause(from, sorted[i + 1] as number)] : [],
      );
      return run({ mode, limitMs: limit * M, startedAt: mode === 'together' ? at(startedAt) : null, pauses });
    });
  const accommodations = fc.record({
    factor: fc.double({ min: 1, max: 3, noNaN: true }),
    extraMs: fc.integer({ min: 0, max: 20 * M }),
  });

  it('extra time and pauses never make the end earlier, and the window never ends before the attempt', () => {
    fc.assert(
      fc.property(clocks, accommodations, minute, (clock, accommodation, from) => {
        const now = at(200);
        const plain = deadlineOf({ ...clock, pauses: [] }, NO_ACCOMMODATION, started(from), now);
        const paused = deadlineOf(clock, NO_ACCOMMODATION, started(from), now);
        const longer = deadlineOf(clock, accommodation, started(from), now);
        expect(paused).toBeGreaterThanOrEqual(plain);
        expect(longer).toBeGreaterThanOrEqual(paused);
        expect(windowEndOf(clock, accommodation, now) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(longer);
      }),
    );
  });
  it('the end does not depend on when it is asked for, once no pause goes on', () => {
    fc.assert(
      fc.property(
        clocks,
        accommodations,
        minute,
        fc.integer({ min: 121, max: 10_000 }),
        (clock, accommodation, from, later) => {
          const early = deadlineOf(clock, accommodation, started(from), at(121));
          expect(deadlineOf(clock, accommodation, started(from), at(later))).toBe(early);
        },
      ),
    );
  });
});
