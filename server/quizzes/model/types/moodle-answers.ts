/**
 * Owns writing texts and answers of Moodle XML.
 *
 * Texts are Markdown, which Moodle reads; formulas are written as \( \), which its filters show.
 */
/** Our formulas as Moodle's; code is not changed. */
export function moodleFormulas(text: string): string {
  return text
    .split(/(```[\s\S]*?```|`[^`]*`)/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : piece
            .replace(/\$\$([\s\S]+?)\$\$/g, (_, tex: string) => `\\\\[${tex}\\\\]`)
            .replace(/\$([^$\n]+)\$/g, (_, tex: string) => `\\\\(${tex}\\\\)`),
    )
    .join('');
}
/** A text of Markdown. */
export const rich = (text: string) => ({ '@format': 'markdown', text: moodleFormulas(text) });
/** An answer of Markdown, worth so many percent. */
export const answer = (fraction: number, text: string, feedback = '', more: object = {}) => ({
  '@fraction': String(fraction),
  '@format': 'markdown',
  text: moodleFormulas(text),
  ...more,
  feedback: rich(feedback),
});
/** An answer of plain text. */
export const plainAnswer = (fraction: number, text: string, feedback = '', more: object = {}) => ({
  '@fraction': String(fraction),
  '@format': 'plain_text',
  text,
  ...more,
  feedback: rich(feedback),
});
