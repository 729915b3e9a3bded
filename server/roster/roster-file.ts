/**
 * Owns making a text of the file that somebody uploads as a roster: a text in any encoding, or a workbook.
 * Must not know what stands in it.
 */
import { AppError } from '../kernel/errors.ts';
import { readText } from '../kernel/text/decode-text.ts';
import type { Work } from '../kernel/work/work.ts';
import type readWorkbook from './read-workbook.job.ts';

/** The text of a file; its encoding, or the sheet of a workbook. */
export interface RosterFile {
  readonly text: string;
  readonly encoding: string;
  readonly sheet: string;
}

const beginsWith = (bytes: Uint8Array, ...sign: number[]): boolean =>
  sign.every((byte, place) => bytes[place] === byte);
/** A zip file, as .xlsx, .ods and .numbers are; and what .xls and workbooks with a password are. */
const isZip = (bytes: Uint8Array): boolean => beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
const isOldWorkbook = (bytes: Uint8Array): boolean => beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** Returns a function that reads a file. @throws AppError invalid-form for what is neither a text nor a workbook, too-complex */
export function createReadRosterFile(work: Work) {
  return async (bytes: Uint8Array): Promise<RosterFile> => {
    if (isOldWorkbook(bytes)) throw new AppError('invalid-form', 'people:errors.workbookOld');
    if (!isZip(bytes)) return { ...readText(bytes), sheet: '' };
    const read = await work.run<typeof readWorkbook>('slow', 'roster/read-workbook', Uint8Array.from(bytes));
    if ('problem' in read) throw new AppError('invalid-form', `people:errors.${read.problem}`);
    return { text: read.text, encoding: '', sheet: read.sheet };
  };
}
/** Reads a file. */
export type ReadRosterFile = ReturnType<typeof createReadRosterFile>;
