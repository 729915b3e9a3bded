/**
 * Owns semantic TypeScript diagnostics of a submission, by one TypeScript LanguageService that stays warm.
 * Must not know processes: hostile types may keep it busy for ever, so it runs where it can be killed (compile-process.ts).
 */
import { posix } from 'node:path';
import type TypeScript from 'typescript';
import { courseTypes, type OfferedFunction } from '../catalog/course-types.ts';
import { english, type Sentences } from '../feedback/words/en.ts';
import type { Diagnostic } from '../protocol.ts';
import { excerptOf } from './excerpt.ts';
import { compilerOptions, GLOBALS_FILE, LANGUAGE_FILE, MODULE_FILES } from './options.ts';
import type { TypeFiles } from './type-library.ts';
import { ts } from './typescript.ts';

/** What a submission is checked against. */
export interface TypeTarget {
  readonly slug: string;
  readonly functionName: string;
  /** TypeScript type that the exported function must be assignable to. */
  readonly signature: string;
  /** Functions of module `course`, or undefined when there is no such module. */
  readonly course?: readonly OfferedFunction[] | undefined;
}

export interface TypeChecker {
  /** Diagnostics of a normalised source, syntax errors as blocking. At most 20. TypeScript's own messages are English. */
  check(source: string, target: TypeTarget, words?: Sentences): Diagnostic[];
}

const MAX_DIAGNOSTICS = 20;
const MAX_MESSAGE = 700;
/** "Cannot find module": check-imports.ts says this better. */
const MODULE_NOT_FOUND = new Set([2307, 2792, 2591, 2580]);

const messageOf = (text: string | TypeScript.DiagnosticMessageChain): string => {
  const flat = ts.flattenDiagnosticMessageText(text, '\n');
  return flat.length > MAX_MESSAGE ? `${flat.slice(0, MAX_MESSAGE)} ...` : flat;
};

/** A diagnostic of TypeScript as a report has it. */
export function toDiagnostic(diagnostic: TypeScript.Diagnostic, source: string, blocking: boolean): Diagnostic {
  const { start = 0, length = 1, file } = diagnostic;
  const position = file?.getLineAndCharacterOfPosition(start) ?? { line: 0, character: 0 };
  const line = position.line + 1;
  const column = position.character + 1;
  return {
    severity: diagnostic.category === ts.DiagnosticCategory.Error ? 'error' : 'warning',
    code: `TS${diagnostic.code}`,
    message: messageOf(diagnostic.messageText),
    line,
    column,
    excerpt: excerptOf(source, line, column, length),
    blocking,
  };
}

/** Where the exported name is declared in the student's file: its identifier. */
function declarationOf(file: TypeScript.SourceFile, name: string): TypeScript.Node {
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement.name;
    if (ts.isVariableStatement(statement))
      for (const { name: declared } of statement.declarationList.declarations)
        if (ts.isIdentifier(declared) && declared.text === name) return declared;
  }
  return file;
}

/** Creates a checker over the given declarations. The first check costs some 300-600 ms, later ones about 13 ms. */
export function createTypeChecker(types: TypeFiles): TypeChecker {
  const files = new Map<string, { text: string; version: number }>();
  const put = (path: string, text: string): void => {
    const known = files.get(path);
    if (known?.text !== text) files.set(path, { text, version: (known?.version ?? 0) + 1 });
  };
  for (const [path, text] of types) put(path, text);
  let roots: string[] = [];
  const resolve = (name: string, from: string): string | undefined => {
    if (name === 'course') {
      const path = posix.join(posix.dirname(from), 'course.d.ts');
      return files.has(path) ? path : undefined;
    }
    if (name in MODULE_FILES) return MODULE_FILES[name as keyof typeof MODULE_FILES];
    const path = posix.join(posix.dirname(from), name).replace(/\.[jt]s$/, '');
    return [`${path}.d.ts`, `${path}.ts`].find((candidate) => files.has(candidate));
  };
  const settings = compilerOptions(ts);
  const host: TypeScript.LanguageServiceHost = {
    getCompilationSettings: () => settings,
    getScriptFileNames: () => roots,
    getScriptVersion: (path) => String(files.get(path)?.version ?? 1),
    getScriptSnapshot: (path) => {
      const file = files.get(path);
      return file && ts.ScriptSnapshot.fromString(file.text);
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => LANGUAGE_FILE,
    fileExists: (path) => files.has(path),
    readFile: (path) => files.get(path)?.text,
    resolveModuleNameLiterals: (literals, from) =>
      literals.map(({ text }) => {
        const path = resolve(text, from);
        if (path === undefined) return { resolvedModule: undefined };
        const extension = path.endsWith('.d.ts') ? ts.Extension.Dts : ts.Extension.Ts;
        return { resolvedModule: { resolvedFileName: path, extension, isExternalLibraryImport: false } };
      }),
  };
  const service = ts.createLanguageService(host, ts.createDocumentRegistry());

  return {
    check(source, target, { compile: words } = english) {
      const folder = `/submissions/${target.slug}`;
      const submission = `${folder}/submission.ts`;
      const required = `${folder}/required.ts`;
      put(submission, source);
      put(
        required,
        `import type { NDArray } from "np";\nimport { ${target.functionName} } from "./submission";\nexport const required: ${target.signature.trim()} = ${target.functionName};\n`,
      );
      if (target.course !== undefined) put(`${folder}/course.d.ts`, courseTypes(target.course));
      roots = [LANGUAGE_FILE, GLOBALS_FILE, submission, required];

      const syntax = service.getSyntacticDiagnostics(submission);
      if (syntax.length > 0) return syntax.slice(0, MAX_DIAGNOSTICS).map((d) => toDiagnostic(d, source, true));
      const semantic = service.getSemanticDiagnostics(submission).filter(({ code }) => !MODULE_NOT_FOUND.has(code));
      const found = semantic.map((d) => toDiagnostic(d, source, false));
      const mismatch = service.getSemanticDiagnostics(required).find(({ code }) => code === 2322);
      const file = service.getProgram()?.getSourceFile(submission);
      if (mismatch !== undefined && file !== undefined) {
        const name = declarationOf(file, target.functionName);
        const at = file.getLineAndCharacterOfPosition(name.getStart(file));
        const text = words.signature({
          name: target.functionName,
          signature: target.signature.trim(),
          reason: messageOf(mismatch.messageText),
        });
        const [line, column] = [at.line + 1, at.character + 1];
        const excerpt = excerptOf(source, line, column, target.functionName.length);
        found.push({ severity: 'error', code: 'signature', message: text, line, column, excerpt, blocking: false });
      }
      return found.slice(0, MAX_DIAGNOSTICS);
    },
  };
}
