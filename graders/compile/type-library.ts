/**
 * Owns the type declarations that a submission is checked against: np, dnn_utils, course, and the few globals there are.
 * Must not know the type checker. The same files can serve an editor.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GLOBALS_FILE, LANGUAGE_FILE } from './options.ts';

/** Virtual path of each declaration file, and its text. */
export type TypeFiles = ReadonlyMap<string, string>;

/** What student code finds apart from the language itself: there is no DOM and no Node. */
const GLOBALS = `
/** What is logged is shown in the report of visible tests, at most 16 KB per test. */
declare const console: {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  debug(...values: unknown[]): void;
};
`;

/**
 * TypeScript's declarations of ES2022 as one file. Spread over its some sixty files, interfaces such as Array would be merged
 * anew for every check; within one file the binder merges them once.
 */
function languageTypes(libFolder: string): string {
  const seen = new Set<string>();
  const inline = (name: string): string => {
    if (seen.has(name)) return '';
    seen.add(name);
    const text = readFileSync(join(libFolder, `lib.${name}.d.ts`), 'utf8');
    return text.replace(
      /^\/\/\/ *<reference (lib="([\w.]+)"|no-default-lib="true") *\/>$/gm,
      (_all, _kind, referenced?: string) => (referenced === undefined ? '' : inline(referenced)),
    );
  };
  return inline('es2022');
}

/** Reads TypeScript's declarations and those that the build emitted below `builtGraders` (dist/graders). */
export function readTypeFiles(builtGraders: string): TypeFiles {
  const libFolder = dirname(fileURLToPath(import.meta.resolve('typescript')));
  const files = new Map<string, string>([
    [GLOBALS_FILE, GLOBALS],
    [LANGUAGE_FILE, languageTypes(libFolder)],
  ]);
  for (const room of ['np', 'course']) {
    const folder = join(builtGraders, room);
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (entry.endsWith('.d.ts')) files.set(`/types/${room}/${entry}`, readFileSync(join(folder, entry), 'utf8'));
  }
  return files;
}
