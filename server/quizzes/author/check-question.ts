/**
 * Owns finding what cannot be shown of a question: formulas that are not TeX, pictures without a description, gaps that vanish in a formula or in code.
 * Must not know answers.
 */

import { createMarkdownRenderer } from '../../kernel/text/markdown.ts';
import type { DrawnQuestion } from '../model/drawn.ts';
import { picturesIn } from '../model/picture-file.ts';
import { textsOf } from '../model/texts-of.ts';
import { typeOf } from '../model/types/index.ts';

/** Returns a function that lists what is wrong with a question's texts. */
export function createCheckQuestion(): (question: DrawnQuestion) => string[] {
  const markdown = createMarkdownRenderer();
  return (question) => {
    const texts = textsOf(question);
    const nameless = texts.flatMap(picturesIn).filter(({ alt }) => alt.trim() === '');
    const problems = [
      ...texts.flatMap((text) => markdown.render(text).problems),
      ...nameless.map(
        ({ file }) =>
          `the picture ${file} has no description: write one for those who cannot see it, ![like this](${file})`,
      ),
    ];
    const passage = typeOf(question.part).passage?.(question.part);
    if (!passage) return problems;
    const html = markdown.render(passage.text).html.replace(/<(math|pre|code)\b[\s\S]*?<\/\1>/g, '');
    const lost = passage.names.filter((name) => !html.includes(`[[${name}]]`));
    return [...problems, ...lost.map((name) => `the gap [[${name}]] stands inside a formula or code: move it out`)];
  };
}
