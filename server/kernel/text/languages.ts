/**
 * Owns what each language of the pages is: how it writes dates and numbers, and what its spreadsheets read.
 * Must not know any text.
 */
import type { Language as ReportLanguage } from '../../../graders/protocol.ts';

/** Languages that the pages and the reports speak; the first is the fallback. */
export const LANGUAGES = ['en', 'de'] as const satisfies readonly ReportLanguage[];
/** Language of the pages. */
export type Language = (typeof LANGUAGES)[number];

/** How a program wants its files. */
export interface CsvStyle {
  /** A byte order mark, by which Excel knows UTF-8. */
  readonly bom: boolean;
  readonly delimiter: ',' | ';';
  readonly decimal: '.' | ',';
}

/** Where a language is spoken (BCP 47), and what a spreadsheet there reads at a double click. */
export const HABITS: Readonly<Record<Language, { readonly locale: string; readonly csv: CsvStyle }>> = {
  en: { locale: 'en-GB', csv: { bom: true, delimiter: ',', decimal: '.' } },
  de: { locale: 'de-DE', csv: { bom: true, delimiter: ';', decimal: ',' } },
};
