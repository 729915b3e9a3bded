/**
 * Owns `gradedescent plagiarism install` and `status`: Dolos in a separate folder, because it is large and built on the spot.
 * Must not know how submissions are compared.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { createRunDolos, DOLOS_VERSION, dolosFolder, INSTALL_COMMAND } from '../similarity/run-dolos.ts';
import { ExitCode } from './exit-code.ts';

const folder = (): string => dolosFolder(resolve(process.env.DATA_DIR || './data'));
const SAMPLE =
  'export function cost(a: number, y: number): number {\n  const d = a - y;\n  return (d * d) / 2 + d;\n}\n';

/** Compares two copies: what is there must also work. */
async function tryIt(): Promise<void> {
  const dolos = createRunDolos(folder());
  if (!dolos.isThere()) throw new Error(`Dolos is not installed: run \`${INSTALL_COMMAND}\``);
  const [pair] = await dolos.compare('', [
    { id: 'one', source: SAMPLE.repeat(4) },
    { id: 'two', source: SAMPLE.repeat(4).replaceAll('cost', 'loss') },
  ]);
  if (!pair || pair.similarity < 0.9) throw new Error('Dolos does not recognise a copy');
  console.log(`Dolos ${DOLOS_VERSION} in ${folder()} works.`);
}

async function install(): Promise<void> {
  mkdirSync(folder(), { recursive: true });
  const described = {
    name: 'gradedescent-dolos',
    private: true,
    dependencies: { '@dodona/dolos-lib': DOLOS_VERSION },
    // Newer versions of npm build only what is named here.
    allowScripts: { '@dodona/dolos-parsers': true, 'tree-sitter': true, 'tree-sitter-compat': true },
  };
  writeFileSync(join(folder(), 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
  console.log(
    `Installing Dolos ${DOLOS_VERSION} into ${folder()}: about 460 MB, a few minutes (it is built on this machine).`,
  );
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder(), stdio: 'inherit' });
  if (status !== 0)
    throw new Error('npm could not install Dolos; it says why above (a C++ compiler and Python are needed)');
  await tryIt();
}

/** The command. */
export function plagiarismCommand(): Command {
  const guarded = (work: () => Promise<void>) => async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      console.error((error as Error).message);
      process.exitCode = ExitCode.failure;
    }
  };
  const command = new Command('plagiarism').description('compares submissions with one another (Dolos)');
  command.command('install').description('installs Dolos into the data folder').action(guarded(install));
  command.command('status').description('says whether Dolos is there and works').action(guarded(tryIt));
  return command;
}
