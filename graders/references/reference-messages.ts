/**
 * Owns the messages between a grader and its reference process. Both sides are trusted.
 * Must not know how either works.
 */
import type { Exercise } from '../catalog/exercise.ts';
import type { PlainValue } from '../plain-value.ts';
import type { ExpectedSet } from './expected.ts';

export type ReferenceRequest =
  | {
      readonly type: 'expected';
      readonly id: number;
      readonly exercise: Exercise;
      readonly all: readonly Exercise[];
      readonly version: string;
    }
  | {
      readonly type: 'call';
      readonly id: number;
      readonly exercise: Exercise;
      readonly all: readonly Exercise[];
      readonly args: readonly unknown[];
    };

/** What both references return for given arguments. */
export interface ReferenceValues {
  readonly scratch: PlainValue;
  readonly tensor: PlainValue;
  readonly tfjsBackend: string;
  readonly tfjsVersion: string;
  readonly disagreement: number;
}

export type ReferenceReply =
  | { readonly type: 'expected'; readonly id: number; readonly set: ExpectedSet }
  | { readonly type: 'values'; readonly id: number; readonly values: ReferenceValues }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
