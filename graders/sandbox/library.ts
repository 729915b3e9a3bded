/**
 * Owns the script that is loaded into an isolate before student code: the guest bundle and the course functions on offer.
 * Must not contain the function that the exercise asks for, nor a later one.
 */
import { createHash } from 'node:crypto';
import { transformSync } from 'esbuild';
import type { Exercise } from '../catalog/exercise.ts';

/** A library script and its hash. */
export interface LibrarySource {
  readonly hash: string;
  readonly source: string;
}

/** A reference as a script; undefined where it does not parse: that is the failure of its own exercise, not of later ones. */
function compile({ reference }: Exercise): string | undefined {
  try {
    return transformSync(reference, { loader: 'ts', format: 'cjs', target: 'es2022', minifyWhitespace: true }).code;
  } catch {
    return undefined;
  }
}

/** Builds the script: an expression whose value is the guest's exports, with module `course` already filled. */
export function buildLibrary(guestBundle: string, offered: readonly Exercise[]): LibrarySource {
  const programs = offered.flatMap((exercise) => {
    const code = compile(exercise);
    if (code === undefined) return [];
    return `${JSON.stringify(exercise.function)}: function (exports, require, module, console) {"use strict";\n${code}\n}`;
  });
  const source = `(function () { "use strict";\n${guestBundle}\n__guest.offerCourse({ ${programs.join(',\n')} });\nreturn { ...__guest }; })()`;
  return { source, hash: createHash('sha256').update(source).digest('hex').slice(0, 16) };
}
