/**
 * Owns turning a student's TypeScript into a CommonJS function body with a source map. esbuild does it: it needs about
 * 2 ms and survives nesting that overflows other parsers. Comments of the file steer nothing: neither places nor names of scripts.
 * Must not check types.
 */
import { type Message, stop, transform } from 'esbuild';
import { english, type Sentences } from '../feedback/words/en.ts';
import type { Diagnostic } from '../protocol.ts';
import { excerptOf } from './excerpt.ts';

/** A program for the sandbox: function body over (exports, require, module, console). */
export interface Program {
  readonly code: string;
  /** Source map, JSON. */
  readonly map: string;
}

function diagnosticOf(message: Message, source: string): Diagnostic {
  const lines = source.split('\n');
  const { line: at = 1, column: before = 0 } = message.location ?? {};
  // The end of the file is that of the student's.
  const line = Math.min(at, lines.length);
  const column = at > lines.length ? (lines.at(-1) ?? '').length + 1 : before + 1;
  return {
    severity: 'error',
    code: 'syntax',
    message: message.text,
    line,
    column,
    excerpt: excerptOf(source, line, column, message.location?.length ?? 1),
    blocking: true,
  };
}

/**
 * Longest program, characters: sixteen of the largest source. esbuild adds constants of enums up, so that some hundred characters
 * may stand for gigabytes.
 */
const MAX_PROGRAM = 16 * 64 * 1024;

const tooLarge = (code: string, message: string): readonly Diagnostic[] => [
  { severity: 'error', code, message, line: 1, column: 1, excerpt: '', blocking: true },
];

/** esbuild follows the last such comment of a file; this one names a map that it does not look for. */
const NO_MAP = '\n//# sourceMappingURL=none';

/** Files that esbuild's present process has seen. */
let seen = 0;

/** What esbuild makes of a source; undefined when its process died. The next call starts another. */
async function transformed(source: string): Promise<Program | readonly Diagnostic[] | undefined> {
  seen += 1;
  try {
    const { code, map } = await transform(source + NO_MAP, {
      loader: 'ts',
      format: 'cjs',
      target: 'es2022',
      sourcemap: 'external',
      sourcefile: 'submission.ts',
      legalComments: 'none',
      logLevel: 'silent',
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: false } },
    });
    return { code, map };
  } catch (error) {
    const { errors } = error as { errors?: Message[] };
    if (errors !== undefined) return errors.slice(0, 20).map((message) => diagnosticOf(message, source));
    await stop();
    seen = 0;
    return undefined;
  }
}

/** Transpiles a normalised source; syntax errors, and that it is too large for esbuild, come back as blocking diagnostics. */
export async function transpile(
  source: string,
  { compile: words }: Sentences = english,
): Promise<Program | readonly Diagnostic[]> {
  // A process that earlier files have filled may die of a small one; a fresh one shows which it was.
  const fresh = seen === 0;
  const result = (await transformed(source)) ?? (fresh ? undefined : await transformed(source));
  if (result === undefined) return tooLarge('compile-memory-limit', words.compileMemoryLimit);
  if ('code' in result && result.code.length > MAX_PROGRAM) return tooLarge('program-too-large', words.programTooLarge);
  return result;
}
