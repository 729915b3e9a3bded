/**
 * Owns what is said of the text in the editor: the same as in a report, see graders/compile/advice/, as the editor marks it.
 * Must not know the editor's state.
 */
import ts from 'typescript';
import { adviseSyntax, adviseTypes } from '../../../../../graders/compile/advice/advise.ts';
import type { Finding } from '../../../../../graders/compile/advice/source-files.ts';
import type { Advice } from '../../../../../graders/feedback/words/advice.en.ts';

/** `require` and the like: TypeScript would advise to install Node's types, which there are none of here. */
const MISLEADING = new Set([2580, 2591]);

/** Syntax errors, or where there are none the semantic ones: at most 20, positions in UTF-16 units. `code` is 'TS2345'. */
export function diagnose(service: ts.LanguageService, path: string, words: Advice): Finding[] {
  const program = service.getProgram();
  const file = program?.getSourceFile(path);
  if (program === undefined || file === undefined) return [];
  const said = (list: readonly ts.Diagnostic[]) => list.filter(({ code }) => !MISLEADING.has(code));
  const syntax = service.getSyntacticDiagnostics(path);
  if (syntax.length > 0) return adviseSyntax(ts, file, said(syntax), words);
  return adviseTypes(ts, program, file, said(service.getSemanticDiagnostics(path)), words);
}
