/**
 * Owns the type declarations that a submission is checked against: np, dnn_utils, course, and the few globals there are.
 * Must not know the type checker. The same files can serve an editor.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Virtual path of each declaration file, and its text. */
export type TypeFiles = ReadonlyMap<string, string>;

/** What student code finds besides the language itself: there is no DOM and no Node. */
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

/** Where the modules' declarations stand among the virtual files. */
export const MODULE_FILES = { np: '/types/np/index.d.ts', dnn_utils: '/types/course/dnn-utils.d.ts' } as const;

/** Reads the declarations that the build emitted below `builtGraders` (dist/graders). */
export function readTypeFiles(builtGraders: string): TypeFiles {
  const files = new Map<string, string>([['/types/globals.d.ts', GLOBALS]]);
  for (const room of ['np', 'course']) {
    const folder = join(builtGraders, room);
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (entry.endsWith('.d.ts')) files.set(`/types/${room}/${entry}`, readFileSync(join(folder, entry), 'utf8'));
  }
  return files;
}

/** A function that module `course` offers: its name and its type. */
export interface OfferedFunction {
  readonly name: string;
  readonly signature: string;
}

/** Declarations of module `course` with the given functions. */
export function courseTypes(functions: readonly OfferedFunction[]): string {
  const declarations = functions.map(
    ({ name, signature }) =>
      `/** Your earlier work: the function of the exercise ${name}. */\nexport declare const ${name}: ${signature.trim()};`,
  );
  return `import type { NDArray } from "np";\n${declarations.join('\n')}\nexport {};\n`;
}
