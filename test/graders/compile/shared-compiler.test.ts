/**
 * The compile processes of a real grader: nobody waits for what somebody else's file does to them. Needs the build in dist/.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GradeReport, LateTypes } from '../../../graders/protocol.ts';
import { readAttacks } from '../../hostile/attacks.ts';
import { descendants, isAlive, type RunningProcess } from '../../hostile/processes.ts';
import { exercisesFolder, testGrader } from '../../support/grader.ts';
import { until } from '../../support/until.ts';

const client = testGrader({ workers: 2, compileMs: 2_000 });
const honest = readFileSync(join(exercisesFolder, 'linear_forward', 'reference.ts'), 'utf8');
const attackSource = (name: string): string => readAttacks().find((attack) => attack.name === name)?.source ?? '';

let jobs = 0;
/** Grades a file; `types` are what came after the report, when it did not wait. */
async function grade(source: string, owner: string) {
  const job = {
    id: `job-${jobs++}`,
    exercise: 'linear_forward',
    fileName: 'a.ts',
    source,
    scope: 'all',
    owner,
  } as const;
  let types: Promise<LateTypes | undefined> = Promise.resolve(undefined);
  const report = await new Promise<GradeReport>((resolve, reject) => {
    types = new Promise((late) => {
      client.grade(job, () => {}, late).then(resolve, reject);
    });
  });
  return { report, types, codes: report.diagnostics.map(({ code }) => code) };
}
/** The processes below the grader that run a program. */
const running = (program: string): RunningProcess[] =>
  descendants(client.pid ?? 0).filter(({ command }) => command.includes(program));

beforeAll(async () => {
  await client.start();
  expect((await grade(honest, 'honest')).report.verdict).toBe('accepted');
}, 120_000);
afterAll(() => client.close(), 30_000);

describe('types that take for ever', () => {
  const bomb = attackSource('template-types-without-end');

  it('keep no report waiting, and come in turns: another file has its types after at most one of them', async () => {
    const bombs = await Promise.all([1, 2, 3].map((n) => grade(`${bomb}// ${n}`, 'eager')));
    expect(bombs.map(({ report }) => [report.verdict, report.typesPending])).toEqual(
      bombs.map(() => ['accepted', true]),
    );
    let ended = 0;
    for (const { types } of bombs) void types.then(() => ended++);
    const calm = await grade(`${honest}\nexport const wrong: string = 3;`, 'calm');
    expect(calm.report.verdict).toBe('accepted');
    const found = calm.report.typesPending ? (await calm.types)?.diagnostics : calm.report.diagnostics;
    expect(found?.map(({ code }) => code)).toContain('TS2322');
    expect(ended).toBeLessThanOrEqual(2);
    for (const { types } of bombs)
      expect((await types)?.diagnostics).toMatchObject([{ code: 'compile-time-limit', severity: 'warning' }]);
  });

  it('are not begun again for the same file', async () => {
    const { codes } = await grade(`${bomb}// 1`, 'somebody else');
    expect(codes).toEqual(['compile-time-limit']);
  });

  it('of one person wait up to a few: the oldest of more is given up without being tried', async () => {
    const sent = await Promise.all(Array.from({ length: 9 }, (_, n) => grade(`${bomb}// many ${n}`, 'eager')));
    const tried = await Promise.all(
      sent.map(async ({ report, types }) => (report.typesPending ? await types : report.timings)?.typesMs !== 0),
    );
    expect(tried.filter((one) => !one).length).toBeGreaterThan(0);
    expect(tried.filter((one) => one).length).toBeLessThanOrEqual(7);
  });
});

describe('a compile process', () => {
  it('that is killed is replaced by one that has booted already, and there is a spare again', async () => {
    const before = running('compile-process').map(({ pid }) => pid);
    expect(before.length).toBeGreaterThan(2);
    process.kill(before[0] ?? 0, 'SIGKILL');
    const { report } = await grade(`${honest}\n// after a kill`, 'honest');
    expect(report.verdict).toBe('accepted');
    await until(() => running('compile-process').length >= before.length, 'there is a spare again');
  });

  it.each(['enum-that-doubles', 'enum-that-doubles-a-little', 'enum-inlined-everywhere'])(
    'refuses %s, and goes on',
    async (name) => {
      const { report, codes } = await grade(attackSource(name), 'eager');
      expect(report.verdict).toBe('compile-error');
      expect([['compile-memory-limit'], ['program-too-large'], ['compile-time-limit']]).toContainEqual(codes);
      expect((await grade(`${honest}\n// after ${name}`, 'honest')).report.verdict).toBe('accepted');
    },
    120_000,
  );

  it('has an esbuild with a memory limit; both die with the grader, whatever they are doing', async () => {
    const compilers = new Set(running('compile-process').map(({ pid }) => pid));
    const esbuilds = running('--service=').filter(({ parent }) => compilers.has(parent));
    expect(esbuilds.length).toBeGreaterThan(0);
    for (const { pid } of esbuilds)
      expect(readFileSync(`/proc/${pid}/limits`, 'utf8')).toMatch(/^Max data size +167772160 +167772160/m);
    const below = descendants(client.pid ?? 0);
    // A stopped process does not notice that its input ends; it dies only by its kernel's order.
    for (const { pid } of [...esbuilds, ...running('compile-process')]) process.kill(pid, 'SIGSTOP');
    process.kill(client.pid ?? 0, 'SIGKILL');
    await until(() => below.every(({ pid }) => !isAlive(pid)), 'everything below the grader is gone');
  });
});
