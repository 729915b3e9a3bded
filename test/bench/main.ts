/**
 * Entry of `npm run bench -- <name> [arguments]`. Each bench is a file <name>.bench.ts here that exports run().
 * Figures are medians of one run on the machine at hand; compare ratios, not milliseconds of other machines.
 */
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here).flatMap((file) => file.match(/^(\w+)\.bench\.js$/)?.[1] ?? []);
const [name = '', ...args] = process.argv.slice(2);

if (!names.includes(name)) {
  console.error(`Usage: npm run bench -- <name>; the benches are: ${names.join(', ')}.`);
  process.exit(2);
}
console.log(`bench ${name}: Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}\n`);
const { run } = (await import(`./${name}.bench.js`)) as { run: (args: readonly string[]) => Promise<void> };
await run(args);
