/**
 * Bench `blocking`: the worst inputs that are known, one after the other, while a student's answer is saved every 50 ms. Prints how
 * long each was worked on, and how long the longest save waited meanwhile. The target: no save waits longer than 250 ms.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { HOLD_UPS, startHeldUp } from '../support/held-up.ts';

const TARGET_MS = 250;

/** Runs the bench and prints its table; arguments choose inputs by what their names contain. */
export async function run(args: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gradedescent-bench-'));
  try {
    const { server, hold } = await startHeldUp(folder);
    const table = new Table({ head: ['input', 'status', 'answered after', 'longest save', 'target'] });
    let missed = 0;
    const chosen = HOLD_UPS.filter(({ name }) => args.length === 0 || args.some((part) => name.includes(part)));
    for (const one of chosen) {
      const { name, status, tookMs, savesMs } = await hold(one);
      if (savesMs > TARGET_MS) missed += 1;
      const ms = (value: number): string => `${Math.round(value)} ms`;
      table.push([name, status, ms(tookMs), ms(savesMs), savesMs <= TARGET_MS ? 'ok' : 'MISS']);
    }
    console.log(table.toString());
    console.log(`\nno save waits longer than ${TARGET_MS} ms: ${missed === 0 ? 'ok' : `MISS, ${missed} times`}`);
    await server.end('SIGTERM');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
