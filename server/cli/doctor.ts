/**
 * Owns `gradedescent doctor`: says whether this machine can grade, and how well submissions are confined.
 */
import { styleText } from 'node:util';
import { Command } from 'commander';
import { ExitCode } from './exit-code.ts';
import { withGrader } from './with-grader.ts';

const line = (fine: boolean, text: string): void =>
  console.log(`${styleText(fine ? 'green' : 'yellow', fine ? 'ok     ' : 'missing')} ${text}`);

async function doctor(): Promise<void> {
  await withGrader(async (grader) => {
    line(true, `Node ${process.versions.node}, grader process, compile process and sandbox workers start`);
    const { layers, missing, flags } = grader.confinement ?? {
      layers: [],
      missing: ['the grader did not say'],
      flags: [],
    };
    for (const layer of layers) line(true, `sandbox layer ${layer}`);
    if (flags.length > 0) line(true, `V8 flags ${flags.join(' ')}`);
    for (const layer of missing) line(false, `sandbox layer ${layer}`);
    const { tfjsBackend, tfjsVersion } = await grader.reference('compute_cost', [[[0.8, 0.9, 0.4]], [[1, 1, 0]]]);
    line(true, `TensorFlow.js ${tfjsVersion} with backend ${tfjsBackend}`);
    if (missing.length > 0) process.exitCode = ExitCode.notAccepted;
  });
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check this machine; exit code 1 when a layer of the sandbox is missing')
    .action(doctor);
}
