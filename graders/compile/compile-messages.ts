/**
 * Owns the messages between a grader and its compile processes.
 * Must not know how either side works. A compile process runs our code on hostile text; its answers are trusted.
 */
import type { Limits } from '../limits.ts';
import type { Diagnostic, Language } from '../protocol.ts';
import type { WrittenOperator } from './advice/written-operators.ts';
import type { Program } from './transpile.ts';
import type { TypeTarget } from './type-checker.ts';

/** What a compile process is asked, one thing at a time: a program, or the types of one. */
export interface CompileRequest {
  readonly kind: 'program' | 'types';
  readonly source: string;
  readonly target: TypeTarget;
  readonly limits: Pick<Limits, 'sourceBytes' | 'nesting'>;
  /** Of all messages. */
  readonly language: Language;
}

/** The program, or what blocks it; both where only an import does. For types: what the checker found. */
export interface CompileAnswer {
  readonly program?: Program;
  readonly diagnostics: readonly Diagnostic[];
  /** Of a program: all operators in it. */
  readonly operators?: readonly WrittenOperator[];
  /** How long it took, ms. */
  readonly ms: number;
}

export type CompileReply =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly answer: CompileAnswer }
  | { readonly type: 'failed'; readonly message: string };
