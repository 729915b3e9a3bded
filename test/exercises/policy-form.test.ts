/** Reading the instructor's forms. */
import { describe, expect, it } from '@jest/globals';
import { readGrant, readPolicy } from '../../server/exercises/policy-form.ts';
import { readLocalTime, writeLocalTime } from '../../server/kernel/text/local-time.ts';

const ZONE = 'Europe/Berlin';

describe('the form of rules', () => {
  it('refuses steps by which being later earns more', () => {
    const { problems } = readPolicy({ late: '1 day 50\n7 days 80' }, ZONE);
    expect(problems.late).toEqual({ key: 'rules:errors.lateRises' });
    expect(readPolicy({ late: '7 days 50\n1 day 80' }, ZONE).problems).toEqual({});
  });

  it('leaves empty fields to the file', () => {
    expect(readPolicy({ release: '', dueMode: '', late: ' ', attempts: '' }, ZONE)).toEqual({
      policy: {},
      problems: {},
    });
  });

  it('reads every field, times in the zone of the course', () => {
    const fields = {
      release: '2026-03-02T09:00',
      dueMode: 'set',
      due: '2026-03-30T09:00',
      late: '1 day 80\n7 Tage 50 %\n\n36h 62,5',
      attempts: '5',
      coolDown: '90',
      hiddenResults: 'never',
      counts: 'last',
    };
    expect(readPolicy(fields, ZONE)).toEqual({
      policy: {
        release: '2026-03-02T08:00:00.000Z',
        due: '2026-03-30T07:00:00.000Z',
        late: [
          { after: 'P1D', percent: 80 },
          { after: 'P7D', percent: 50 },
          { after: 'PT36H', percent: 62.5 },
        ],
        attempts: 5,
        coolDown: 'PT90S',
        hiddenResults: 'never',
        counts: 'last',
      },
      problems: {},
    });
  });

  it('knows "never due", "nothing late" and "unlimited"', () => {
    const { policy } = readPolicy({ dueMode: 'none', late: 'keine', attempts: 'unlimited' }, ZONE);
    expect(policy).toEqual({ due: null, late: [], attempts: null });
  });

  it.each([
    [{ release: 'tomorrow' }, 'release', 'rules:errors.time'],
    [{ dueMode: 'set', due: '' }, 'due', 'rules:errors.time'],
    [{ late: '1 day 80\nsoon 50' }, 'late', 'rules:errors.late'],
    [{ late: '1 fortnight 80' }, 'late', 'rules:errors.late'],
    [{ late: '1 day 101' }, 'late', 'rules:errors.late'],
    [{ attempts: '0' }, 'attempts', 'rules:errors.attempts'],
    [{ attempts: '1e3' }, 'attempts', 'rules:errors.attempts'],
    [{ coolDown: '604801' }, 'coolDown', 'rules:errors.coolDown'],
  ])('says which field is wrong: %j', (fields, name, key) => {
    expect(readPolicy(fields, ZONE).problems[name]?.key).toBe(key);
  });

  it('names the line of a late step that is not understood', () => {
    expect(readPolicy({ late: '1 day 80\nsoon 50' }, ZONE).problems.late?.values).toEqual({ line: 2 });
  });
});

describe('local times', () => {
  it('go into UTC and back', () => {
    expect(readLocalTime('2026-07-01T09:30', ZONE)).toBe('2026-07-01T07:30:00.000Z');
    expect(writeLocalTime('2026-07-01T07:30:00.000Z', ZONE)).toBe('2026-07-01T09:30');
  });
  it('that the clocks skip are moved behind the gap', () => {
    expect(readLocalTime('2026-03-29T02:30', ZONE)).toBe('2026-03-29T01:30:00.000Z');
  });
  it('that come twice in the night when summer time ends are the first of both', () => {
    expect(readLocalTime('2026-10-25T02:30', ZONE)).toBe('2026-10-25T00:30:00.000Z');
  });
  it.each(['', '2026-13-01T09:00', '2026-02-30T09:00', '09:00', '2026-03-02T09:00Z'])('are refused: %j', (text) => {
    expect(readLocalTime(text, ZONE)).toBeUndefined();
  });
});

describe('the form of an extension', () => {
  it('reads an own due date, extra attempts and a reason', () => {
    const { grant, problems } = readGrant(
      { person: 'p', due: '2026-03-09T12:00', attempts: '2', reason: ' ill ' },
      ZONE,
    );
    expect(problems).toEqual({});
    expect(grant).toEqual({
      personId: 'p',
      dueAt: '2026-03-09T11:00:00.000Z',
      neverDue: false,
      extraAttempts: 2,
      reason: 'ill',
    });
  });
  it.each([
    [{ person: 'p' }, 'due', 'rules:errors.nothing'],
    [{ person: 'p', due: 'soon' }, 'due', 'rules:errors.time'],
    [{ person: 'p', attempts: '-1' }, 'attempts', 'rules:errors.extra'],
    [{ person: 'p', attempts: '1001' }, 'attempts', 'rules:errors.extra'],
  ])('says which field is wrong: %j', (fields, name, key) => {
    expect(readGrant(fields, ZONE).problems[name as 'due' | 'attempts']?.key).toBe(key);
  });
});
