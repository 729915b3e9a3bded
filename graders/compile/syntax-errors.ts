/**
 * Owns the syntax errors of a source, and its operators. It only parses: no types are looked at.
 * Must not know processes.
 */
import type TypeScript from 'typescript';
import { english, type Sentences } from '../feedback/words/en.ts';
import type { Diagnostic } from '../protocol.ts';
import { adviseSyntax } from './advice/advise.ts';
import { type WrittenOperator, writtenOperators } from './advice/written-operators.ts';
import { usesWrongImport, wrongImports } from './advice/wrong-imports.ts';
import { toDiagnostic } from './type-checker.ts';
import { speak, ts } from './typescript.ts';

/** What keeps TypeScript's parser from reading a source, each blocking; nothing for one that overflows it. */
export function syntaxErrors(source: string, { advice }: Sentences = english): Diagnostic[] {
  try {
    speak(advice.language);
    const file = parse(source);
    // The public way to them is a whole program.
    const { parseDiagnostics } = file as TypeScript.SourceFile & {
      readonly parseDiagnostics: readonly TypeScript.Diagnostic[];
    };
    return adviseSyntax(ts, file, parseDiagnostics, advice).map((finding) => toDiagnostic(finding, source, true));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

const parse = (source: string): TypeScript.SourceFile =>
  ts.createSourceFile('submission.ts', source, ts.ScriptTarget.ES2022, true);

/** What else of a source a run has to know: all its operators, and the imports that give it undefined, which block. */
export function partsOf(
  source: string,
  code: string,
  { advice }: Sentences = english,
): { readonly operators: readonly WrittenOperator[]; readonly imports: readonly Diagnostic[] } {
  try {
    const file = parse(source);
    const imports = usesWrongImport(code) ? wrongImports(ts, file, advice) : [];
    return {
      operators: writtenOperators(ts, file),
      imports: imports.map((finding) => toDiagnostic(finding, source, true)),
    };
  } catch (error) {
    if (error instanceof RangeError) return { operators: [], imports: [] };
    throw error;
  }
}
