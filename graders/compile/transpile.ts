/**
 * Owns turning a student's TypeScript into a CommonJS function body with a source map. esbuild does it: it needs about
 * 2 ms and survives nesting that overflows other parsers.
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
  const line = message.location?.line ?? 1;
  const column = (message.location?.column ?? 0) + 1;
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

/** Transpiles a normalised source; syntax errors come back as blocking diagnostics. */
export async function transpile(source: string): Promise<Program | readonly Diagnostic[]> {
  try {
    const { code, map } = await transform(source, {
      loader: 'ts',
      format: 'cjs',
      target: 'es2022',
      sourcemap: 'external',
      sourcefile: 'submission.ts',
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
