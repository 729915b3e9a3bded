/**
 * Owns turning a student's TypeScript into a CommonJS function body with a source map. esbuild does it: it needs about
 * 2 ms and survives nesting that overflows other parsers. Comments of the file steer nothing: neither places nor names of scripts.
 * Must not check types.
 */
import { type Message, transform } from 'esbuild';
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

/** esbuild follows the last such comment of a file; this one names a map that it does not look for. */
const NO_MAP = '\n//# sourceMappingURL=none';

/** Transpiles a normalised source; syntax errors come back as blocking diagnostics. */
export async function transpile(source: string): Promise<Program | readonly Diagnostic[]> {
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
    if (errors === undefined) throw error;
    return errors.slice(0, 20).map((message) => diagnosticOf(message, source));
  }
}
