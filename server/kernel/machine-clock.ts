/**
 * Owns the server's time. It goes on by the processor's own clock, which nobody can set, and follows the machine's date only
 * slowly: who takes a quiz neither loses nor gains time when the date is set forward or back, however often.
 * Must not know quizzes; whether somebody takes one is asked.
 *
 * A date that is off by more than JUMP_MS has jumped. It is taken over at once while nobody takes a quiz, else when the last attempt
 * has ended, or never, when it comes back by itself before. Sleep is no jump: the time that a machine was suspended is passed for all,
 * like that of a server that is switched off. A virtual machine whose clocks all stood still cannot know it: for it the date jumps.
 */

import type { ClockMemory } from './clock-memory.ts';

/** The clocks of the machine, ms. */
export interface MachineClocks {
  /** Since 1970, as it was set. */
  readonly date: () => number;
  /** Never set, stands still in sleep. */
  readonly running: () => number;
  /** Never set, goes on in sleep; where a system has none, the same as `running`. */
  readonly uptime: () => number;
}

/** Something that happened to the machine's time. */
export interface ClockEvent {
  /** How far the date is ahead of the server's time (negative: behind), or how long the machine slept, ms. */
  readonly byMs: number;
  /** When it was noticed, by the server's time, ms since 1970. */
  readonly at: number;
}

/** What the machine's time has done. */
export interface ClockState {
  /** The date has jumped, and is not followed as long as somebody takes a quiz. */
  readonly jump: ClockEvent | undefined;
  /** The last jump that was taken over. */
  readonly taken: ClockEvent | undefined;
  /** The last sleep. */
  readonly slept: ClockEvent | undefined;
}

/** More than clocks drift apart between two looks, ms. */
const JUMP_MS = 5_000;
/** Smaller differences are made good at this rate at most: no quiz gets longer or shorter by more. */
const MAX_RATE = 0.01;
/** Smaller differences are made good in about this time, ms. */
const CATCH_UP_MS = 60_000;

/** The time is remembered this often for a server that is started after this one, ms. */
const REMEMBER_MS = 60_000;

/**
 * Creates a clock that shows the date as it is now; where a server remembered its time since the machine was started, that time. Call
 * look() about once a second.
 */
export function createMachineClock(
  clocks: MachineClocks,
  log: (event: ClockEvent, message: string) => void,
  memory?: ClockMemory,
) {
  let state: ClockState = { jump: undefined, taken: undefined, slept: undefined };
  let last = { time: clocks.date(), running: clocks.running(), uptime: clocks.uptime() };
  const recalled = memory?.recall();
  if (recalled && recalled.uptime <= last.uptime)
    last = { ...last, time: recalled.time + last.uptime - recalled.uptime };
  let rememberedAt = Number.NEGATIVE_INFINITY;
  const remember = (): void => {
    rememberedAt = last.running;
    memory?.remember(last);
  };
  let rate = 1;
  const timeAt = (running: number): number => last.time + (running - last.running) * rate;

  return {
    /** The server's time. */
    now: (): Date => new Date(timeAt(clocks.running())),
    get state(): ClockState {
      return state;
    },
    /** Compares the clocks; `busy` says whether somebody takes a quiz. */
    look(busy: () => boolean): void {
      const [running, uptime] = [clocks.running(), clocks.uptime()];
      const asleep = uptime - last.uptime - (running - last.running);
      last = { time: timeAt(running), running, uptime };
      rate = 1;
      if (asleep > JUMP_MS) {
        last.time += asleep;
        const slept = { byMs: asleep, at: last.time };
        state = { ...state, slept };
        log(slept, 'the machine slept: nobody could save an answer in that time');
      }
      const off = clocks.date() - last.time;
      if (Math.abs(off) <= JUMP_MS) {
        rate = 1 + Math.max(-MAX_RATE, Math.min(MAX_RATE, off / CATCH_UP_MS));
        if (state.jump) log(state.jump, "the machine's date is back where it was");
        state = { ...state, jump: undefined };
        if (running - rememberedAt >= REMEMBER_MS) remember();
        return;
      }
      const event = { byMs: off, at: last.time };
      if (!busy()) {
        last.time += off;
        state = { ...state, jump: undefined, taken: event };
        remember();
        log(event, "the machine's date jumped, and was taken over: nobody takes a quiz");
      } else if (!state.jump || Math.abs(state.jump.byMs - off) > JUMP_MS) {
        state = { ...state, jump: event };
        log(event, "the machine's date jumped: it is not followed as long as somebody takes a quiz");
      }
    },
  };
}
/** The server's time. */
export type MachineClock = ReturnType<typeof createMachineClock>;
