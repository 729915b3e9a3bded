/** The server's time while the machine's date is set, drifts and sleeps. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createClockMemory, type RememberedTime } from '../../server/kernel/clock-memory.ts';
import { type ClockEvent, createMachineClock } from '../../server/kernel/machine-clock.ts';
import { temporaryFolder } from '../support/database.ts';
import { fc } from '../support/properties.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-03-02T10:00:00.000Z');

/** A machine whose clocks the test moves, and the server's clock on it. */
function machine() {
  let kept: RememberedTime | undefined;
  const memory = {
    recall: () => kept,
    remember: (time: RememberedTime) => {
      kept = { ...time };
    },
  };
  const at = { ahead: 0, running: 5_000, asleep: 0, busy: true };
  const logged: { event: ClockEvent; message: string }[] = [];
  const start = () =>
    createMachineClock(
      {
        date: () => START + at.ahead + (at.running - 5_000) + at.asleep,
        running: () => at.running,
        uptime: () => at.running + at.asleep,
      },
      (event, message) => logged.push({ event, message }),
      memory,
    );
  let clock = start();
  return {
    at,
    logged,
    get state() {
      return clock.state;
    },
    /** The server is started again, on the same machine or on one that was started again, too. */
    restart({ withMachine = false } = {}): void {
      if (withMachine) kept = undefined;
      clock = start();
    },
    now: () => clock.now().getTime(),
    look: () => clock.look(() => at.busy),
    /** Time passes, with a look every second. */
    pass(ms: number): void {
      for (let left = ms; left > 0; left -= SECOND) {
        at.running += Math.min(SECOND, left);
        clock.look(() => at.busy);
      }
    },
  };
}

describe('the date of the machine', () => {
  it.each([
    ['forward', 30 * MINUTE],
    ['back', -HOUR],
    ['by a year', 365 * 24 * HOUR],
  ])('set %s is not followed while somebody takes a quiz, and is when nobody does', (_name, by) => {
    const on = machine();
    const { at, now, pass, logged } = on;
    at.ahead += by;
    pass(10 * MINUTE);
    expect(now()).toBe(START + 10 * MINUTE);
    expect(on.state.jump).toEqual({ byMs: by, at: START + SECOND });
    expect(logged).toHaveLength(1);
    at.busy = false;
    pass(SECOND);
    expect(now()).toBe(START + 10 * MINUTE + SECOND + by);
    expect(on.state).toMatchObject({ jump: undefined, taken: { byMs: by } });
  });

  it('heals when it comes back by itself', () => {
    const on = machine();
    const { at, now, pass, logged } = on;
    at.ahead = -HOUR;
    pass(MINUTE);
    at.ahead = 0;
    pass(MINUTE);
    expect([now(), on.state.jump, on.state.taken]).toEqual([START + 2 * MINUTE, undefined, undefined]);
    expect(logged.map(({ message }) => message)).toEqual([
      expect.stringContaining('jumped'),
      expect.stringContaining('back where it was'),
    ]);
  });

  it('that drifts is followed without a word, and without a step', () => {
    const on = machine();
    const { at, now, pass, logged } = on;
    at.ahead = 3 * SECOND;
    pass(10 * MINUTE);
    expect(Math.abs(now() - (START + 10 * MINUTE + at.ahead))).toBeLessThan(100);
    expect([on.state.jump, logged]).toEqual([undefined, []]);
  });
});

describe('sleep', () => {
  it('passes for all, like the time in which a server is switched off', () => {
    const on = machine();
    const { at, now, pass } = on;
    pass(MINUTE);
    at.asleep += 10 * MINUTE;
    pass(SECOND);
    expect(now()).toBe(START + 11 * MINUTE + SECOND);
    expect(on.state).toMatchObject({ jump: undefined, slept: { byMs: 10 * MINUTE } });
  });

  it('of a virtual machine whose clocks all stood still is a date that jumps when it is set right', () => {
    const on = machine();
    const { at, now, pass } = on;
    at.ahead -= 10 * MINUTE;
    at.ahead += 10 * MINUTE;
    at.ahead += 10 * MINUTE;
    pass(MINUTE);
    expect([now(), on.state.jump?.byMs]).toEqual([START + MINUTE, 10 * MINUTE]);
  });
});

describe('a server that is started again', () => {
  it.each([
    ['forward', 30 * MINUTE],
    ['back', -HOUR],
  ])('goes on by the time of the one before when the date was set %s, as long as the machine runs', (_name, by) => {
    const on = machine();
    on.pass(MINUTE);
    on.at.ahead += by;
    on.pass(MINUTE);
    on.at.running += MINUTE;
    on.restart();
    expect(on.now()).toBe(START + 3 * MINUTE);
    on.pass(MINUTE);
    expect([on.now(), on.state.jump?.byMs]).toEqual([START + 4 * MINUTE, by]);
    on.restart({ withMachine: true });
    expect(on.now()).toBe(START + 4 * MINUTE + by);
  });

  it('remembers its time in a file, for the same start of the machine only', () => {
    const folder = temporaryFolder();
    const boot = join(folder, 'boot');
    writeFileSync(boot, 'first\n');
    const memory = createClockMemory(folder, boot);
    expect(memory.recall()).toBeUndefined();
    memory.remember({ time: START, uptime: 5_000 });
    expect(createClockMemory(folder, boot).recall()).toMatchObject({ time: START, uptime: 5_000 });
    writeFileSync(boot, 'second\n');
    expect(createClockMemory(folder, boot).recall()).toBeUndefined();
    writeFileSync(join(folder, 'clock.json'), '{"boot": ');
    expect(memory.recall()).toBeUndefined();
    const nowhere = createClockMemory(join(folder, 'missing'), boot);
    nowhere.remember({ time: START, uptime: 5_000 });
    expect(nowhere.recall()).toBeUndefined();
    rmSync(folder, { recursive: true });
  });
});

describe('whatever happens to the date while somebody takes a quiz', () => {
  const step = fc.oneof(
    fc.record({ pass: fc.integer({ min: 1, max: 90 * SECOND }) }),
    fc.record({
      set: fc.oneof(fc.integer({ min: -6_000, max: 6_000 }), fc.integer({ min: -400 * HOUR, max: 400 * HOUR })),
    }),
    fc.record({ sleep: fc.integer({ min: 0, max: 3 * HOUR }) }),
    fc.constantFrom('look' as const, 'restart' as const),
  );

  it('their time passes to one in a hundred as it does, never goes back, and is right again when the date is', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const on = machine();
        const { at, now, pass, look, restart } = on;
        look();
        let [passed, slept, last] = [0, 0, now()];
        for (const one of steps) {
          if (one === 'look') look();
          else if (one === 'restart') restart();
          else if ('pass' in one) {
            pass(one.pass);
            passed += one.pass;
          } else if ('set' in one) at.ahead += one.set;
          else {
            at.asleep += one.sleep;
            slept += one.sleep;
            look();
          }
          // What was made good since the time was last remembered is made good again.
          expect(now()).toBeGreaterThanOrEqual(last - (one === 'restart' ? 600 : 0));
          last = now();
          // Sleep that is too short to be told from a late look is the date's to tell.
          const short = Math.min(slept, 5_000 * steps.length);
          expect(Math.abs(now() - START - passed - slept)).toBeLessThanOrEqual(passed / 100 + short + 1);
        }
        at.ahead = 0;
        at.busy = false;
        pass(20 * MINUTE);
        expect(Math.abs(now() - (START + at.running - 5_000 + at.asleep))).toBeLessThan(100);
        expect(on.state.jump).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
