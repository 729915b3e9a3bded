/**
 * Owns the syntax errors of a source in TypeScript's words. It only parses: no types are looked at.
 * Must not know processes.
 */
import type TypeScript from 'typescript';
import type { Diagnostic } from '../protocol.ts';
import { toDiagnostic } from './type-checker.ts';
import { ts } from './typescript.ts';

const MAX_DIAGNOSTICS = 20;

/** What TypeScript's parser says of a source, each blocking; nothing for one that overflows it. */
export function syntaxErrors(source: string): Diagnostic[] {
  try {
    const file = ts.createSourceFile('submission.ts', source, ts.ScriptTarget.ES2022);
    // The public way to them is a whole program.
    const { parseDiagnostics } = file as TypeScript.SourceFile & {
      readonly parseDiagnostics: readonly TypeScript.Diagnostic[];
    };
    return parseDiagnostics.slice(0, MAX_DIAGNOSTICS).map((diagnostic) => toDiagnostic(diagnostic, source, true));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
