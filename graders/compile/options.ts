/**
 * Owns the settings under which student code is type-checked, the same in the grader and in the editor: compiler options, and where
 * declarations stand among the virtual files. Imports nothing, for the editor's worker bundles it: the numbers behind the options
 * come from whoever has loaded TypeScript.
 */
import type TypeScript from 'typescript';

type Enums = Pick<typeof TypeScript, 'ScriptTarget' | 'ModuleKind' | 'ModuleResolutionKind' | 'ModuleDetectionKind'>;

/** Options of the compiler. */
export const compilerOptions = (ts: Enums): TypeScript.CompilerOptions => ({
  target: ts.ScriptTarget.ES2022,
  noLib: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  types: [],
});

/** The language's own declarations. */
export const LANGUAGE_FILE = '/types/language.d.ts';
/** The few globals there are. */
export const GLOBALS_FILE = '/types/globals.d.ts';
/** The declarations of modules. */
export const MODULE_FILES = { np: '/types/np/index.d.ts', dnn_utils: '/types/course/dnn-utils.d.ts' } as const;
