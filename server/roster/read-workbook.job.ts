/**
 * Owns reading a workbook (.xlsx) as a text with commas: the first sheet that has a column of e-mail addresses, else the first.
 * Must not know what the rows mean beyond that.
 *
 * A workbook is a zip file, and a small one can hold gigabytes. So it is unpacked within bounds first, by the sizes that it says itself
 * (no entry becomes larger than it says), and only what was unpacked is handed on, stored without compression.
 */
import { strFromU8, unzipSync, zipSync } from 'fflate';
import readXlsxFile, { type CellValue } from 'read-excel-file/universal';
import { MOST_CELLS, writeCsv } from '../kernel/text/csv.ts';
import { findPersonColumns } from '../kernel/text/person-columns.ts';

/** A text and the sheet that it was; or why there is none. */
export type ReadWorkbook =
  | { readonly text: string; readonly sheet: string }
  | { readonly problem: 'workbookBig' | 'workbookBroken' | 'workbookOther' };

/** Bytes of the parts that are read, all together; and how many parts there may be. */
const MOST_BYTES = 24 * 1024 * 1024;
const MOST_PARTS = 200;
/** What is read of a workbook: its list of sheets, the sheets, the texts and formats that cells share. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml))$/i;

class TooBig extends Error {}

/** The parts of a workbook that are read. @throws TooBig */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let sum = 0;
  let count = 0;
  return unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!PARTS.test(name)) return false;
      sum += originalSize;
      count += 1;
      if (sum > MOST_BYTES || count > MOST_PARTS) throw new TooBig();
      return true;
    },
  });
}

function cellText(value: CellValue | null): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return String(value).replace(/\s+/g, ' ').trim();
}

/** Reads a workbook. */
export default async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook> {
  try {
    const parts = unpack(bytes);
    const main = Object.keys(parts).find((name) => /^xl\/workbook\.xml$/i.test(name));
    if (main === undefined) return { problem: 'workbookOther' };
    // A document type could define texts that unfold without end; no workbook has one.
    if (Object.values(parts).some((part) => /<!(?:DOCTYPE|ENTITY)/i.test(strFromU8(part.subarray(0, 2_000)))))
      return { problem: 'workbookBroken' };
    const stored = zipSync(parts, { level: 0 });
    const sheets = (await readXlsxFile(stored.slice().buffer)).map(({ sheet, data }) => ({
      sheet,
      rows: data.map((row) => row.map(cellText)),
    }));
    const isRoster = ({ rows }: { rows: readonly string[][] }): boolean => {
      const header = rows.find((row) => row.some((cell) => cell !== ''));
      return header !== undefined && findPersonColumns(header).has('email');
    };
    const { sheet, rows } = sheets.find(isRoster) ?? sheets[0] ?? { sheet: '', rows: [] };
    if (rows.reduce((sum, row) => sum + row.length, 0) > MOST_CELLS) return { problem: 'workbookBig' };
    return { text: writeCsv(rows), sheet };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { problem: error instanceof TooBig ? 'workbookBig' : 'workbookBroken' };
  }
}
