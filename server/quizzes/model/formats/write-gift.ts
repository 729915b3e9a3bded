/**
 * Owns writing a quiz as GIFT, the plain-text format of Moodle.
 */
import { drawQuestion, type Variants } from '../draw.ts';
import type { DrawnQuestion } from '../drawn.ts';
import { pictureFilesOf } from '../picture-file.ts';
import { type Quiz, questionsOf } from '../quiz-schema.ts';
import { giftMarkdown, giftText } from '../types/gift-answers.ts';
import { typeOf } from '../types/index.ts';
import { randomFrom } from '../values.ts';
import type { Exported, ExportReport } from './import-report.ts';

/** How many variants of a question with variables are written, each as a separate question. */
export const WRITTEN_VARIANTS = 3;

/** Text and code of a question in one. */
export function stemOf({ text, code }: DrawnQuestion): string {
  return code ? `${text}\n\n\`\`\`${code.language}\n${code.source.trimEnd()}\n\`\`\`` : text;
}

/** Writes a quiz; questions with own numbers are written in a few of their variants. */
export function writeGift(quiz: Quiz, variants: Variants): Exported {
  const report: ExportReport[] = [];
  const blocks = questionsOf(quiz).flatMap((question) => {
    const values = question.variables === undefined ? [{}] : (variants[question.id] ?? []).slice(0, WRITTEN_VARIANTS);
    return values.flatMap((one, index) => {
      const drawn = drawQuestion(question, one, randomFrom(0));
      const { answer, note } = typeOf(drawn.part).gift?.write(drawn.part) ?? {
        answer: undefined,
        note: `GIFT has no ${drawn.part.type}`,
      };
      const name = question.variables === undefined ? question.id : `${question.id}-${index + 1}`;
      const notes = [
        ...(note === undefined ? [] : [note]),
        ...(pictureFilesOf(drawn).length > 0 ? ['its pictures were left out'] : []),
      ];
      report.push({
        question: name,
        kind: answer === undefined ? 'dropped' : notes.length > 0 ? 'changed' : 'kept',
        message: notes.join('; '),
      });
      if (answer === undefined) return [];
      const general = drawn.explanation === undefined ? '' : `\n####${giftMarkdown(drawn.explanation)}`;
      return [`::${giftText(name)}::[markdown]${giftMarkdown(stemOf(drawn))} {\n${answer}${general}\n}`];
    });
  });
  return { text: `$CATEGORY: ${quiz.title}\n\n${blocks.join('\n\n')}\n`, report };
}
