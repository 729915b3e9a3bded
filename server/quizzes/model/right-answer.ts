/**
 * Owns the answer that earns everything, as somebody would give it.
 * Must not know how answers are scored or shown.
 */
import type { Answer, DrawnGap, Part } from './drawn.ts';
import { formatShape } from './values.ts';

const rightGap = (gap: DrawnGap): string => {
  if (gap.kind === 'choice') return gap.answer;
  return gap.kind === 'text' ? (gap.accepted[0] ?? '') : String(gap.answer);
};

/** The right answer to a part, in the form in which answers are sent. */
export function rightAnswer(part: Part): Answer {
  switch (part.type) {
    case 'single-choice':
    case 'multiple-choice':
      return part.options.flatMap(({ correct }, place) => (correct ? [String(place)] : []));
    case 'true-false':
      return [String(part.answer)];
    case 'numeric':
      return [String(part.answer)];
    case 'shape':
      return [formatShape(part.answer)];
    case 'matrix':
      return part.answer.flat().map(String);
    case 'ordering':
      return [...part.items.keys()]
        .sort((a, b) => (part.items[a]?.source ?? 0) - (part.items[b]?.source ?? 0))
        .map(String);
    case 'matching':
      return part.lefts.map(({ right }) => String(right));
    case 'short-text':
      return [part.accepted[0] ?? ''];
    case 'cloze':
      return part.gaps.map(rightGap);
  }
}
