/** Which rules apply to a student at which time. */
import { describe, expect, it } from '@jest/globals';
import { type Policy, PolicySchema } from '../../graders/catalog/policy.ts';
import {
  chooseCounted,
  findBlockedReason,
  findContradiction,
  isReleased,
  percentAt,
  type RuleSources,
  resolveRules,
} from '../../server/exercises/policy.ts';
import { showsHiddenResults } from '../../server/submissions/hidden-results.ts';
import { fc } from '../support/properties.ts';

const START = '2026-03-02T08:00:00.000Z';
const base: RuleSources = {
  policy: PolicySchema.parse({}),
  override: {},
  week: 1,
  weeks: [{ number: 1, title: '', startsAt: START }],
  timeZone: 'Europe/Berlin',
  extension: undefined,
  withheld: false,
};
const rulesWith = (policy: Partial<Policy>, rest: Partial<RuleSources> = {}) =>
  resolveRules({ ...base, policy: PolicySchema.parse(policy), ...rest });
const extension = { dueAt: null, neverDue: false, extraAttempts: 0, reason: '' };

describe('dates', () => {
  it('count from the start of the week', () => {
    const rules = rulesWith({ release: 'P1D', due: 'P7D', late: [{ after: 'PT12H', percent: 80 }] });
    expect(rules.releaseAt).toBe('2026-03-03T08:00:00.000Z');
    expect(rules.dueAt).toBe('2026-03-09T08:00:00.000Z');
    expect(rules.late).toEqual([{ untilAt: '2026-03-09T20:00:00.000Z', percent: 80 }]);
    expect(rules.closesAt).toBe('2026-03-09T20:00:00.000Z');
  });

  it('keep the time of day over a change of the clocks in the zone of the course', () => {
    const weeks = [{ number: 1, title: '', startsAt: '2026-03-27T08:00:00.000Z' }];
    expect(rulesWith({ due: 'P7D', late: [] }, { weeks }).dueAt).toBe('2026-04-03T07:00:00.000Z');
    expect(rulesWith({ due: 'P7D', late: [] }, { weeks, timeZone: 'UTC' }).dueAt).toBe('2026-04-03T08:00:00.000Z');
    expect(rulesWith({ due: 'PT168H', late: [] }, { weeks }).dueAt).toBe('2026-04-03T08:00:00.000Z');
  });

  it('may be fixed times with an offset', () => {
    const rules = rulesWith({ release: '2026-03-01T00:00:00+01:00', due: '2026-03-08T12:00:00Z', late: [] });
    expect(rules).toMatchObject({ releaseAt: '2026-02-28T23:00:00.000Z', dueAt: '2026-03-08T12:00:00.000Z' });
  });

  it('of an exercise whose week the course lacks take it off the plan', () => {
    expect(isReleased(rulesWith({}, { week: 9 }), START)).toBe(false);
    expect(rulesWith({ release: '2026-01-01T00:00:00Z', due: null }, { week: 9 }).scheduled).toBe(true);
  });

  it('of a course without weeks leave everything open and nothing due', () => {
    const rules = rulesWith({}, { weeks: [] });
    expect(rules).toMatchObject({ scheduled: true, releaseAt: null, dueAt: null, closesAt: null });
    expect(findBlockedReason(rules, { attempts: 0, lastAt: undefined }, START)).toBeUndefined();
  });

  it('set by the instructor replace those of the file, field by field', () => {
    const rules = resolveRules({ ...base, override: { due: '2026-03-05T08:00:00Z', late: [], attempts: 3 } });
    expect(rules).toMatchObject({ releaseAt: START, dueAt: '2026-03-05T08:00:00.000Z', late: [], attempts: 3 });
  });

  it('granted to one student count when they are later, and the late steps follow them', () => {
    const own = { ...extension, dueAt: '2026-03-20T08:00:00.000Z', extraAttempts: 2 };
    const rules = resolveRules({ ...base, override: { due: '2026-03-05T08:00:00Z', attempts: 3 }, extension: own });
    expect(rules).toMatchObject({ dueAt: own.dueAt, attempts: 5, closesAt: '2026-03-27T08:00:00.000Z' });
  });
});

describe('an extension', () => {
  const dayOf = (day: number): string => new Date(Date.parse(START) + day * 86_400_000).toISOString();
  const [DATES, WEEKS] = [
    [null, dayOf(1), dayOf(3), dayOf(5)],
    [base.weeks, []],
  ];
  const granted = [undefined, ...DATES.map((dueAt) => ({ ...extension, dueAt })), { ...extension, neverDue: true }];
  const cases = WEEKS.flatMap((weeks) =>
    [...DATES, 'P2D', 'P4D'].flatMap((due) =>
      [[], [{ after: 'P1D', percent: 80 }]].flatMap((late) => granted.map((own) => ({ weeks, due, late, own }))),
    ),
  );

  it.each(cases)('never takes anything away: due $due, late $late, own $own', ({ weeks, due, late, own }) => {
    const policy = { release: dayOf(0), due, late, attempts: 1 };
    const [all, mine] = [rulesWith(policy, { weeks }), rulesWith(policy, { weeks, extension: own })];
    const dates = [all.dueAt, own?.dueAt ?? all.dueAt];
    expect(mine.dueAt).toBe(own?.neverDue || dates.includes(null) ? null : dates.sort().at(-1));
    expect(mine.everybodyDueAt).toBe(all.dueAt);
    for (let hours = 0; hours < 24 * 8; hours += 6) {
      const now = dayOf(hours / 24);
      expect(percentAt(mine, now)).toBeGreaterThanOrEqual(percentAt(all, now));
      const blocked = (rules: typeof all) => findBlockedReason(rules, { attempts: 0, lastAt: undefined }, now);
      if (!blocked(all)) expect(blocked(mine)).toBeUndefined();
    }
  });

  it('takes nothing away around a change of the clocks either', () => {
    const time = fc.date({ min: new Date('2026-03-27'), max: new Date('2026-03-31'), noInvalidDate: true });
    const text = time.map((date) => date.toISOString());
    fc.assert(
      fc.property(text, fc.option(text), text, (due, dueAt, now) => {
        const policy = { release: START, due, late: [{ after: 'P1D', percent: 80 }] };
        const mine = rulesWith(policy, { extension: { ...extension, dueAt } });
        expect(percentAt(mine, now)).toBeGreaterThanOrEqual(percentAt(rulesWith(policy), now));
      }),
    );
  });
});

describe('rules that contradict each other', () => {
  const never = { ...extension, neverDue: true };
  it.each([
    [{ release: '2026-03-10T08:00:00Z', due: '2026-03-05T08:00:00Z' }, {}, 'opensAfterDue'],
    [{ release: '2026-03-05T08:00:00Z', due: '2026-03-05T08:00:00Z' }, {}, 'opensAfterDue'],
    [{ release: '2026-03-10T08:00:00Z' }, {}, 'opensAfterDue'],
    [{ due: '2026-03-01T08:00:00Z' }, {}, 'opensAfterDue'],
    [{ due: '2026-03-01T08:00:00Z' }, { extension: { ...extension, dueAt: '2026-03-03T08:00:00Z' } }, undefined],
    [{ due: '2026-03-01T08:00:00Z' }, { week: 9 }, undefined],
    [{ hiddenResults: 'after-due', due: null }, {}, 'neverShown'],
    [{ hiddenResults: 'after-due' }, { extension: never }, 'neverShown'],
    [{ hiddenResults: 'never', due: null }, {}, undefined],
    [{}, { extension: never }, undefined],
  ] as const)('%j with %j: %s', (override, rest, kind) => {
    expect(findContradiction(resolveRules({ ...base, override, ...rest }))?.kind).toBe(kind);
  });
});

describe('lateness', () => {
  const rules = rulesWith({
    due: 'P7D',
    late: [
      { after: 'P7D', percent: 50 },
      { after: 'P1D', percent: 80 },
    ],
  });
  it.each([
    ['2026-03-09T08:00:00.000Z', 100],
    ['2026-03-09T08:00:00.001Z', 80],
    ['2026-03-10T08:00:00.000Z', 80],
    ['2026-03-10T08:00:00.001Z', 50],
    ['2026-03-16T08:00:00.000Z', 50],
    ['2026-03-16T08:00:00.001Z', 0],
  ])('at %s leaves %d %%', (time, percent) => {
    expect(percentAt(rules, time)).toBe(percent);
  });
});

describe('what stands in the way of a submission', () => {
  const rules = rulesWith({ attempts: 2, coolDown: 'PT60S', late: [{ after: 'P1D', percent: 80 }] });
  const sent = (attempts: number, lastAt?: string) => ({ attempts, lastAt });
  it('is that the exercise is not open yet', () => {
    expect(findBlockedReason(rules, sent(0), '2026-03-02T07:59:59.999Z')).toEqual({ kind: 'notReleased', time: START });
    expect(findBlockedReason(rules, sent(0), START)).toBeUndefined();
  });
  it('is that the last late step is over', () => {
    const closed = '2026-03-10T08:00:00.000Z';
    expect(findBlockedReason(rules, sent(0), closed)).toBeUndefined();
    expect(findBlockedReason(rules, sent(0), '2026-03-10T08:00:00.001Z')).toEqual({ kind: 'closed', time: closed });
  });
  it('is that the attempts are used', () => {
    expect(findBlockedReason(rules, sent(2), START)).toEqual({ kind: 'noAttempts', count: 2 });
  });
  it('is the pause after the last submission', () => {
    const at = sent(1, START);
    expect(findBlockedReason(rules, at, '2026-03-02T08:00:59.999Z')).toEqual({
      kind: 'coolDown',
      time: '2026-03-02T08:01:00.000Z',
    });
    expect(findBlockedReason(rules, at, '2026-03-02T08:01:00.000Z')).toBeUndefined();
  });
});

describe('hidden results', () => {
  it.each([
    ['always', START, true],
    ['never', '2027-01-01T00:00:00.000Z', false],
    ['after-due', '2026-03-09T08:00:00.000Z', false],
    ['after-due', '2026-03-09T08:00:00.001Z', true],
  ] as const)('"%s" at %s are shown: %s', (hiddenResults, now, shown) => {
    expect(showsHiddenResults(rulesWith({ hiddenResults }), now)).toBe(shown);
  });
  it('wait for the own due date of a student with an extension', () => {
    const rules = rulesWith(
      { hiddenResults: 'after-due' },
      { extension: { ...extension, dueAt: '2026-04-01T08:00:00.000Z' } },
    );
    expect(showsHiddenResults(rules, '2026-03-10T00:00:00.000Z')).toBe(false);
  });
});

describe('the submission that counts', () => {
  const one = (id: string, createdAt: string, score: number) => ({ id, createdAt, score });
  const early = one('early', START, 6);
  const late = one('late', '2026-03-10T07:00:00.000Z', 10);
  const last = one('last', '2026-03-15T08:00:00.000Z', 10);
  it('is the best after lateness, the earliest of equals', () => {
    expect(chooseCounted(rulesWith({}), [early, late, last])).toEqual({ id: 'late', percent: 80, points: 8 });
    expect(chooseCounted(rulesWith({}), [early, one('again', START, 6)])?.id).toBe('early');
  });
  it('is the last one where the rules say so', () => {
    expect(chooseCounted(rulesWith({ counts: 'last' }), [early, late, last])).toEqual({
      id: 'last',
      percent: 50,
      points: 5,
    });
  });
  it('is none when nothing is graded', () => {
    expect(chooseCounted(rulesWith({}), [])).toBeUndefined();
  });
  it('never earns less by one more submission when the best counts', () => {
    const time = fc.date({ min: new Date(START), max: new Date('2026-04-01'), noInvalidDate: true });
    const scored = fc.record({ id: fc.uuid(), createdAt: time.map((date) => date.toISOString()), score: fc.nat(10) });
    const rules = rulesWith({});
    fc.assert(
      fc.property(fc.array(scored, { minLength: 1 }), scored, (list, more) => {
        const before = chooseCounted(rules, list)?.points ?? 0;
        const after = chooseCounted(rules, [...list, more])?.points ?? 0;
        expect(after).toBeGreaterThanOrEqual(before);
        expect(after).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe('rules in exercise.yaml', () => {
  it.each([
    [{ due: 'next week' }, 'ISO 8601'],
    [{ due: '2026-03-02' }, 'ISO 8601'],
    [{ late: [{ after: 'P1D', percent: 120 }] }, 'percent'],
    [{ late: [{ after: '-P1D', percent: 20 }] }, 'P7D'],
    [{ attempts: 0 }, 'attempts'],
    [{ hiddenResults: 'sometimes' }, 'hiddenResults'],
    [{ deadline: 'P1D' }, 'deadline'],
    [{ release: 'P7D', due: 'P7D' }, 'must be later'],
    [{ release: 'P2W', due: 'P7D' }, 'must be later'],
    [{ release: '2026-03-05T08:00:00Z', due: '2026-03-05T08:00:00+01:00' }, 'must be later'],
    [{ due: null, hiddenResults: 'after-due' }, 'never be shown'],
  ])('are refused when they make no sense: %j', (policy, words) => {
    const parsed = PolicySchema.safeParse(policy);
    expect(parsed.success).toBe(false);
    expect(JSON.stringify(parsed.error?.issues)).toContain(words);
  });
});
