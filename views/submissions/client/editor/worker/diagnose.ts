/**
 * Owns what TypeScript finds wrong in the editor: the diagnostics of graders/compile/type-checker.ts, as the editor marks them.
 * Must not know the editor's state.
 */
import type { Diagnostic } from '@codemirror/lint';
import ts from 'typescript';

/** As in graders/compile/type-checker.ts. */
const MAX_DIAGNOSTICS = 20;
const MAX_MESSAGE = 700;
/** `require` and the like: TypeScript would advise to install Node's types, which there are none of here. */
const MISLEADING = new Set([2580, 2591]);

function toDiagnostic({ start = 0, length = 1, category, code, messageText }: ts.Diagnostic): Diagnostic {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  return {
    from: start,
    to: start + length,
    severity: category === ts.DiagnosticCategory.Error ? 'error' : 'warning',
    message: text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)} ...` : text,
    source: `TS${code}`,
  };
}

/** Syntax errors, or where there are none the semantic ones: at most 20, positions in UTF-16 units. `source` is 'TS2345'. */
export function diagnose(service: ts.LanguageService, path: string): Diagnostic[] {
  if (service.getProgram()?.getSourceFile(path) === undefined) return [];
  const syntax = service.getSyntacticDiagnostics(path);
  const found = syntax.length > 0 ? syntax : service.getSemanticDiagnostics(path);
  return found
    .filter(({ code }) => !MISLEADING.has(code))
    .slice(0, MAX_DIAGNOSTICS)
    .map(toDiagnostic);
}
