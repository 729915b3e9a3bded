/**
 * Owns how the numbers of a report and running text look.
 * Must not know what they mean.
 */
import type { SafeNumber } from '../../../graders/protocol.ts';

/** Points without needless digits: 2, 2.5, 0.33. */
export function formatPoints(points: number): string {
  return String(Math.round(points * 100) / 100);
}

/** A number of a tensor with the digits that matter for comparing two of them. */
export function formatNumber(value: SafeNumber): string {
  return typeof value === 'string' ? value : String(Number(value.toPrecision(12)));
}

/** '(3, 4)'; '(3,)' for one dimension, as NumPy prints it. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/** A piece of running text; `code` pieces stood between backticks. */
export interface TextPiece {
  readonly code: boolean;
  readonly text: string;
}

/** Splits a message at its backticks. */
export function splitCode(message: string): TextPiece[] {
  return message
    .split(/`([^`\n]+)`/)
    .map((text, index) => ({ code: index % 2 === 1, text }))
    .filter(({ text }) => text !== '');
}
