/**
 * Owns reading a file in any format as questions in parts, or as a quiz.
 */
import { readText } from '../../kernel/text/decode-text.ts';
import { type CarriedQuestion, checkedYaml, guessFormat, importQuestions } from '../model/formats/formats.ts';
import { FormatError, type Imported } from '../model/formats/import-report.ts';
import { type Part, partsOf } from '../model/formats/parts.ts';

/** The parts of a file with its pictures by name, or the quiz.yaml that it is. */
export type ReadFile =
  | { readonly source: string }
  | { readonly parts: readonly Part<CarriedQuestion>[]; readonly pictures: Imported['pictures'] };
/** What a file is, or what is wrong with it. */
export type ReadUpload = ReadFile | { readonly problem: string };

/** Reads the bytes of a file, in whatever encoding. */
export default function read({ bytes }: { bytes: Uint8Array }): ReadUpload {
  const { text } = readText(bytes);
  const format = guessFormat(text);
  try {
    if (format === 'yaml') return { source: checkedYaml(text) };
    const { questions, pictures } = importQuestions(text, format);
    return { parts: partsOf(questions), pictures };
  } catch (error) {
    if (error instanceof FormatError) return { problem: error.message };
    throw error;
  }
}
