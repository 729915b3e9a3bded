/**
 * Owns which types can ask about a piece of code.
 */
import { matrix } from './matrix.ts';
import { multipleChoice } from './multiple-choice.ts';
import { numeric } from './numeric.ts';
import { shape } from './shape.ts';
import { shortText } from './short-text.ts';
import { singleChoice } from './single-choice.ts';
import { trueFalse } from './true-false.ts';

/** In the order in which they are offered. */
export const ASKABLE = [singleChoice, multipleChoice, trueFalse, numeric, shape, matrix, shortText] as const;
