/**
 * Owns writing a quiz as Moodle XML.
 *
 * Texts are Markdown, which Moodle reads; formulas are written as \( \), which its filters show.
 */
import { XMLBuilder } from 'fast-xml-parser';
import { drawQuestion, type Variants } from '../draw.ts';
import { pictureFilesOf } from '../picture-file.ts';
import { type Quiz, questionsOf } from '../quiz-schema.ts';
import { typeOf } from '../types/index.ts';
import { rich } from '../types/moodle-answers.ts';
import { randomFrom } from '../values.ts';
import type { Exported, ExportReport } from './import-report.ts';
import { stemOf, WRITTEN_VARIANTS } from './write-gift.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: false,
});

/** Writes a quiz; questions with own numbers are written in a few of their variants. */
export function writeMoodleXml(quiz: Quiz, variants: Variants): Exported {
  const report: ExportReport[] = [];
  const questions = questionsOf(quiz).flatMap((question) => {
    const values = question.variables === undefined ? [{}] : (variants[question.id] ?? []).slice(0, WRITTEN_VARIANTS);
    return values.map((one, index) => {
      const drawn = drawQuestion(question, one, randomFrom(0));
      const name = question.variables === undefined ? question.id : `${question.id}-${index + 1}`;
      const { type, fields, text, note } = typeOf(drawn.part).moodle.write(drawn.part, stemOf(drawn));
      const notes = [
        ...(note === undefined ? [] : [note]),
        ...(pictureFilesOf(drawn).length > 0 ? ['its pictures were left out'] : []),
      ];
      report.push({ question: name, kind: notes.length > 0 ? 'changed' : 'kept', message: notes.join('; ') });
      return {
        '@type': type,
        name: { text: name },
        questiontext: text === undefined ? rich(stemOf(drawn)) : { '@format': 'markdown', text },
        generalfeedback: rich(drawn.explanation ?? ''),
        defaultgrade: String(drawn.points),
        ...fields,
      };
    });
  });
  const category = { '@type': 'category', category: { text: `$course$/${quiz.title.replaceAll('/', '//')}` } };
  const body = String(builder.build({ quiz: { question: [category, ...questions] } }));
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`, report };
}
