/**
 * Owns the messages between a grader and its compile process.
 * Must not know how either side works. The compile process runs our code on hostile text; its answers are trusted.
 */
import type { Limits } from '../limits.ts';
import type { Diagnostic, Language } from '../protocol.ts';
import type { Program } from './transpile.ts';
import type { TypeTarget } from './type-checker.ts';

export interface CompileRequest {
  readonly id: number;
  readonly source: string;
  readonly target: TypeTarget;
  readonly limits: Pick<Limits, 'sourceBytes' | 'nesting'>;
  /** Of the grader's own messages; TypeScript's stay English. */
  readonly language: Language;
}

/** Two answers per request: the program (or what blocks it), then the types. */
export type CompileReply =
  | { readonly type: 'ready' }
  | {
      readonly type: 'program';
      readonly id: number;
      readonly program?: Program;
      readonly blocking: readonly Diagnostic[];
    }
  | {
      readonly type: 'types';
      readonly id: number;
      readonly diagnostics: readonly Diagnostic[];
      readonly typesMs: number;
    };
