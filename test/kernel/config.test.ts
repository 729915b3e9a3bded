/** Settings from the environment. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../server/config.ts';
import { projectRoot } from '../../server/project-root.ts';

const AROUND = { cores: 4, workingFolder: '/home/course', projectRoot: '/opt/grade-descent' };

describe('settings', () => {
  it('have defaults that suit one machine', () => {
    const config = parseConfig({}, AROUND);
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', queueLimit: 200, demo: 'course', production: false });
    expect(config.dataFolder).toBe('/home/course/data');
    expect(config.exercisesFolder).toBe('/opt/grade-descent/exercises');
    expect(config.limits.workers).toBe(4);
    expect(Object.isFrozen(config) && Object.isFrozen(config.limits)).toBe(true);
  });

  it('come from the environment; empty variables count as absent', () => {
    const config = parseConfig({ PORT: '0', DATA_DIR: '/var/gd', WORKERS: '2', HOST: '' }, AROUND);
    expect(config).toMatchObject({ port: 0, dataFolder: '/var/gd', host: '127.0.0.1' });
    expect(config.limits.workers).toBe(2);
  });

  it('never include demo accounts in production', () => {
    expect(parseConfig({ NODE_ENV: 'production' }, AROUND).demo).toBe('none');
  });
});

/** Kinds of slips, each refused by every setting that is a number. */
const NO_NUMBERS = [
  'web',
  '0x10e0',
  '1e3',
  ' 7',
  '7 ',
  '-1',
  '+7',
  '7.0',
  '7,5',
  '007',
  '9'.repeat(30),
  '１',
  'NaN',
  'Infinity',
];
/** Values that cannot be meant, for every setting of the README. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  PORT: [...NO_NUMBERS, '65536'],
  HOST: [' ', 'local host', 'http://localhost', '127.0.0.1/8', 'höst', 'a\nb'],
  DATA_DIR: [' ', ' data', 'data ', 'da\nta'],
  EXERCISES_DIR: [' ', ' exercises', 'exercises\n'],
  WORKERS: [...NO_NUMBERS, '0', '65'],
  QUEUE_LIMIT: [...NO_NUMBERS, '0', '100001'],
  SUBMITS_PER_MINUTE: [...NO_NUMBERS, '0', '100001'],
  TRUST_PROXY: [...NO_NUMBERS, 'true', '11'],
  BACKUP_HOURS: [...NO_NUMBERS, '721'],
  BACKUP_KEEP: [...NO_NUMBERS, '0', '1001'],
  LOG_LEVEL: ['loud', 'WARN', ' warn'],
  SANDBOX: ['none', 'off', 'Reduced', ' reduced'],
  WORK_AHEAD: ['true', '0', 'Yes', ' no'],
  DEMO: ['yes', 'Course', ' none'],
  NODE_ENV: ['prod', 'Production', 'production '],
  SMTP_URL: [
    'mail.example.org',
    'smtp://',
    'smtp:mail',
    'http://mail.example.org',
    'smtp://a b',
    'smtp://mail:99999',
    ' smtp://mail',
  ],
  MAIL_FROM: ['nobody', 'Grade Descent', 'a@', '@b', 'A <a@b', 'a@b\nBcc: c@d', 'a b@c'],
  PUBLIC_URL: [
    'grades.example.org',
    'ftp://grades.example.org',
    'https://',
    'https://grades.example.org/',
    'https://grades.example.org/a',
    'https://grades.example.org?a',
    'https://me@grades.example.org',
    'https://grades example.org',
    'https://grades.example.org:99999',
    'javascript:alert(1)',
  ],
  WEBHOOK_ALLOW: ['nonsense', '10.0.0.0/33', '10.0.0', '10.0.0.0/8;fd00::/8', 'chat.example.org', '::1/200'],
  LIMITS: [
    'nonsense',
    '3000',
    'null',
    '[]',
    '{"speed": 1}',
    '{"testMs": "long"}',
    '{"testMs": -1}',
    '{"testMs": 1e99}',
    '{"compileMs": 1e12}',
    '{"heapMiB": 0.5}',
    '{"testMs": 3000',
  ],
};
const cases = Object.entries(WRONG).flatMap(([name, values]) => values.map((value) => ({ name, value })));
const complaint = (settings: Record<string, string>): string => {
  try {
    parseConfig(settings, AROUND);
  } catch (error) {
    return (error as Error).message;
  }
  return 'taken';
};

describe('a wrong setting', () => {
  it('has its examples here, each setting of the README', () => {
    const table = readFileSync(join(projectRoot, 'README.md'), 'utf8').split('## Configuration')[1]?.split('\n## ')[0];
    const rows = (table ?? '').split('\n').filter((line) => line.startsWith('| `'));
    const documented = rows.flatMap((row) => (row.split('|')[1] ?? '').match(/[A-Z][A-Z_]+/g) ?? []);
    expect(documented.sort()).toEqual(Object.keys(WRONG).sort());
  });

  it.each(cases)('is named in one line: $name=$value', ({ name, value }) => {
    const line = complaint({ [name]: value });
    expect(line).toMatch(new RegExp(`^${name}\\b.*; it is .+$`));
    expect(line.length).toBeLessThan(400);
  });

  it('has one line each when all are wrong', () => {
    const settings = Object.fromEntries(Object.entries(WRONG).map(([name, values]) => [name, values[0] ?? '']));
    const names = complaint(settings)
      .split('\n')
      .map((line) => /^[A-Z_]+/.exec(line)?.[0]);
    expect(names.sort()).toEqual(Object.keys(WRONG).sort());
  });

  it('says what was expected and what came, but never a password', () => {
    expect(complaint({ PORT: '0x10e0' })).toBe('PORT must be a whole number from 0 to 65535; it is "0x10e0"');
    expect(complaint({ LIMITS: '{"testMs": -1}' })).toMatch(/^LIMITS: testMs: .*50; it is "\{.*\}"$/);
    expect(complaint({ SMTP_URL: 'smtp//me:geheim@mail' })).not.toContain('geheim');
  });

  it.each([
    { HOST: '::1' },
    { HOST: 'fe80::1%eth0' },
    { HOST: 'my-host.local' },
    { PUBLIC_URL: 'http://192.0.2.7:8080' },
    { PUBLIC_URL: 'http://[::1]:3000' },
    { PUBLIC_URL: 'https://Grades.example.org' },
    { SMTP_URL: 'smtps://me%40example.org:p%20w@mail.example.org:465' },
    { MAIL_FROM: 'no-reply@example.org' },
    { MAIL_FROM: 'Übungen & Quiz <no-reply@example.org>' },
    { DATA_DIR: '/var/grade descent' },
    { SANDBOX: 'reduced' },
  ])('is not what an unusual right one is: %j', (settings) => {
    expect(complaint(settings as Record<string, string>)).toBe('taken');
  });
});

describe('LIMITS', () => {
  const around = { cores: 2, workingFolder: '/', projectRoot: '/' };

  it('changes single limits of grading and leaves the others at their defaults', () => {
    const { limits } = parseConfig({ LIMITS: '{"testMs": 3000}', WORKERS: '3' }, around);
    expect(limits).toMatchObject({ testMs: 3_000, workers: 3, heapMiB: 96 });
  });
});
