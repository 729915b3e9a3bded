/**
 * Owns where a new question goes in the text of a quiz.
 * Must not know the page, nor read YAML: the text may be half written.
 */

const LIST = /^\s*(- +)?questions:\s*(#.*)?$/;

/**
 * The offset at which a question that is put into `text` follows the one that `cursor` is in; the end of the text for a cursor
 * outside of all questions, so that what stands before them stays whole. Questions are the items of a list below `questions:`; one
 * ends where the next one, or anything else that is indented no deeper, begins. Blank lines and comments between belong to neither.
 */
export function placeOfNext(text: string, cursor: number): number {
  let begin = 0;
  /** Behind the last line of the present question. */
  let end = 0;
  /** How deep the items of the present list are; undefined outside of lists of questions. */
  let indent: number | undefined;
  let below = false;
  let inside = false;
  for (const line of text.split(/(?<=\n)/)) {
    const depth = line.search(/\S/);
    const between = depth < 0 || (line[depth] === '#' && depth <= (indent ?? depth));
    if (!between) {
      if (indent !== undefined && depth <= indent) {
        if (inside) return end;
        if (depth < indent || line[depth] !== '-') indent = undefined;
      }
      if (below && line[depth] === '-') indent = depth;
      below = LIST.test(line);
      if (indent !== undefined) end = begin + line.length;
    }
    if (indent !== undefined && cursor >= begin && cursor < begin + line.length) inside = true;
    begin += line.length;
  }
  return inside ? end : text.length;
}
