/**
 * Owns the answer that earns everything, as somebody would give it.
 * Must not know how answers are scored or shown.
 */
import type { Answer, Part } from './drawn.ts';
import { typeOf } from './types/index.ts';

/** The right answer to a part, in the form in which answers are sent. */
export const rightAnswer = (part: Part): Answer => typeOf(part).rightAnswer(part);
