/** Settings from the environment. */
import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../server/config.ts';

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

  it('name every variable that cannot be used', () => {
    const parse = () => parseConfig({ PORT: 'http', QUEUE_LIMIT: '0' }, AROUND);
    expect(parse).toThrow(/PORT[\s\S]*QUEUE_LIMIT|QUEUE_LIMIT[\s\S]*PORT/);
  });
});

describe('LIMITS', () => {
  const around = { cores: 2, workingFolder: '/', projectRoot: '/' };

  it('changes single limits of grading and leaves the others at their defaults', () => {
    const { limits } = parseConfig({ LIMITS: '{"testMs": 3000}', WORKERS: '3' }, around);
    expect(limits).toMatchObject({ testMs: 3_000, workers: 3, heapMiB: 96 });
  });

  it.each(['nonsense', '{"testMs": "long"}', '{"speed": 1}'])('is refused by name when it is %s', (text) => {
    expect(() => parseConfig({ LIMITS: text }, around)).toThrow(/LIMITS/);
  });
});
