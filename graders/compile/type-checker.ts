/**
 * Owns semantic TypeScript diagnostics of a submission, by one TypeScript LanguageService that stays warm.
 * Must not know processes: hostile types may keep it busy for ever, so it runs where it can be killed (compile-process.ts).
 */
import { posix } from 'node:path';
import type TypeScript from 'typescript';
import { courseTypes, type OfferedFunction } from '../catalog/course-types.ts';
import { english, type Sentences } from '../feedback/words/en.ts';
import type { Diagnostic } from '../protocol.ts';
import { adviseSyntax, adviseTypes, messageOf } from './advice/advise.ts';
import type { Finding } from './advice/source-files.ts';
import { excerptOf } from './excerpt.ts';
import { compilerOptions, GLOBALS_FILE, LANGUAGE_FILE, MODULE_FILES } from './options.ts';
import type { TypeFiles } from './type-library.ts';
import { speak, ts } from './typescript.ts';

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
  /** Diagnostics of a normalised source, syntax errors as blocking. At most 20. */
  check(source: string, target: TypeTarget, words?: Sentences): Diagnostic[];
}

const MAX_DIAGNOSTICS = 20;
/** "Cannot find module": check-imports.ts says this better. */
const MODULE_NOT_FOUND = new Set([2307, 2792, 2591, 2580]);

/** A finding as a report has it. */
export function toDiagnostic(finding: Finding, source: string, blocking: boolean): Diagnostic {
  const { start, length, severity, code, message } = finding;
  const before = source.slice(0, start).split('\n');
  const [line, column] = [before.length, (before.at(-1) ?? '').length + 1];
  return { severity, code, message, line, column, excerpt: excerptOf(source, line, column, length), blocking };
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
    check(source, target, { compile: words, advice } = english) {
      const folder = `/submissions/${target.slug}`;
      const submission = `${folder}/submission.ts`;
      const required = `${folder}/required.ts`;
      // What was said of a text is kept, in the language in which it was said.
      if (speak(advice.language)) for (const file of files.values()) file.version += 1;
      put(submission, source);
      put(
        required,
        `import type { NDArray } from "np";\nimport { ${target.functionName} } from "./submission";\nexport const required: ${target.signature.trim()} = ${target.functionName};\n`,
      );
      if (target.course !== undefined) put(`${folder}/course.d.ts`, courseTypes(target.course));
      // Modules that are not imported as well: a name of theirs says from where it would come.
      const modules = [
        ...Object.values(MODULE_FILES),
        ...(target.course === undefined ? [] : [`${folder}/course.d.ts`]),
      ];
      roots = [LANGUAGE_FILE, GLOBALS_FILE, submission, required, ...modules.filter((path) => files.has(path))];

      const program = service.getProgram();
      const file = program?.getSourceFile(submission);
      if (program === undefined || file === undefined) return [];
      const syntax = service.getSyntacticDiagnostics(submission);
      if (syntax.length > 0)
        return adviseSyntax(ts, file, syntax, advice).map((one) => toDiagnostic(one, source, true));
      const semantic = service.getSemanticDiagnostics(submission).filter(({ code }) => !MODULE_NOT_FOUND.has(code));
      const found = adviseTypes(ts, program, file, semantic, advice).map((one) => toDiagnostic(one, source, false));
      const mismatch = service.getSemanticDiagnostics(required).find(({ code }) => code === 2322);
      if (mismatch !== undefined) {
        const name = declarationOf(file, target.functionName);
        const at = file.getLineAndCharacterOfPosition(name.getStart(file));
        const text = words.signature({
          name: target.functionName,
          signature: target.signature.trim(),
          reason: messageOf(ts, mismatch.messageText),
        });
        const [line, column] = [at.line + 1, at.character + 1];
        const excerpt = excerptOf(source, line, column, target.functionName.length);
        found.push({ severity: 'error', code: 'signature', message: text, line, column, excerpt, blocking: false });
      }
      return found.slice(0, MAX_DIAGNOSTICS);
    },
  };
}
