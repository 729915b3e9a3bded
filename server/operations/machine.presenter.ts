/**
 * Owns what is told of the machine: to strangers who monitor it no more than whether each part works, to admins everything.
 */
import type { ClockEvent } from '../kernel/machine-clock.ts';
import { minutes } from '../kernel/text/duration.ts';
import type { Words } from '../kernel/text/words.ts';
import type { CheckStatus, MachineChecks } from './check-machine.ts';

/** In the order of what is worse. */
const WORST: readonly CheckStatus[] = ['fail', 'warn', 'pass'];

/** Whether the server is ready, as `application/health+json` names it (draft-inadarei-api-health-check), without any detail. */
export function presentReadiness({ database, grader, disk, backup }: MachineChecks) {
  const checks = { database: database.status, grader: grader.status, disk: disk.status, backup: backup.status };
  const status = WORST.find((one) => Object.values(checks).includes(one)) ?? 'pass';
  return { status, checks };
}

/** A jump with its direction, when it was noticed. */
export function presentClockEvent({ byMs, at }: ClockEvent, words: Words) {
  return { by: `${byMs < 0 ? '-' : '+'}${minutes(Math.abs(byMs))}`, time: words.time(new Date(at).toISOString()) };
}

const gigabytes = (bytes: number, words: Words): string => words.number(Math.round(bytes / 1e8) / 10);

function describeGrader({ health, jobs }: MachineChecks['grader'], words: Words): string[] {
  const problem = health.state === 'unavailable' ? health.message : '';
  const { queued, running, failed } = jobs ?? { queued: 0, running: 0, failed: 0 };
  return [
    words.t(`machine:grader.${health.state}`, { problem }),
    words.t('machine:grader.jobs', { queued, running, failed }),
  ];
}

function describeSandbox({ status, confinement }: MachineChecks['sandbox'], words: Words): string[] {
  if (!confinement) return [words.t('machine:sandbox.unknown')];
  const { layers, missing } = confinement;
  if (missing.length === 0) return [words.t('machine:sandbox.full', { layers: layers.join(', ') })];
  return [
    words.t(status === 'fail' ? 'machine:sandbox.off' : 'machine:sandbox.reduced'),
    ...missing.map((layer) => words.t('machine:sandbox.missing', { layer })),
  ];
}

function describeClock({ state: { jump, taken, slept } }: MachineChecks['clock'], words: Words): string[] {
  const about = (key: 'jump' | 'taken' | 'slept', event: ClockEvent | undefined): string[] =>
    event ? [words.t(`machine:clock.${key}`, presentClockEvent(event, words))] : [];
  const lines = [...about('jump', jump), ...about('taken', taken), ...about('slept', slept)];
  return lines.length > 0 ? lines : [words.t('machine:clock.pass')];
}

function describeBackup({ status, everyMs, madeAt }: MachineChecks['backup'], words: Words): string {
  if (everyMs === 0) return words.t('machine:backup.off');
  if (madeAt === undefined) return words.t('machine:backup.none');
  const values = { time: words.day(new Date(madeAt).toISOString()), hours: Math.round(everyMs / 3_600_000) };
  return words.t(status === 'pass' ? 'machine:backup.pass' : 'machine:backup.old', values);
}

/** The view model of views/operations/machine. */
export function presentMachine(checks: MachineChecks, words: Words) {
  const { database, grader, disk, backup, sandbox, clock, address } = checks;
  const row = (name: keyof MachineChecks, lines: readonly string[]) => ({
    name: words.t(`machine:check.${name}`),
    status: checks[name].status,
    label: words.t(`machine:status.${checks[name].status}`),
    lines,
  });
  const free = disk.freeBytes === undefined ? undefined : gigabytes(disk.freeBytes, words);
  return {
    title: words.t('machine:title'),
    scripts: [],
    rows: [
      row('database', [words.t(`machine:database.${database.status === 'pass' ? 'pass' : 'fail'}`)]),
      row('grader', describeGrader(grader, words)),
      row('sandbox', describeSandbox(sandbox, words)),
      row('disk', [
        free === undefined
          ? words.t('machine:disk.unknown')
          : words.t(disk.status === 'pass' ? 'machine:disk.pass' : 'machine:disk.fail', { free }),
      ]),
      row('backup', [describeBackup(backup, words)]),
      row('clock', describeClock(clock, words)),
      row('address', [
        words.t(address.publicUrl === undefined ? 'machine:address.none' : 'machine:address.pass', {
          url: address.publicUrl ?? '',
        }),
      ]),
    ],
  };
}
