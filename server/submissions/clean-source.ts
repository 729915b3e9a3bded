/**
 * Owns what a submitted source text must be: plain text, not empty, not larger than the limit.
 * Must not know TypeScript.
 */
import { normaliseSource } from '../../graders/normalise-source.ts';
import { AppError } from '../kernel/errors.ts';

/** Checks a normalised text: `maxBytes` bounds its UTF-8 form. @throws AppError source-too-large, source-not-text */
export function measureSource(source: string, maxBytes: number): void {
  const bytes = Buffer.byteLength(source);
  if (bytes > maxBytes)
    throw new AppError('source-too-large', undefined, {
      values: { bytes: bytes.toLocaleString('en'), limit: maxBytes.toLocaleString('en') },
    });
  const nul = source.indexOf('\0');
  if (nul >= 0)
    throw new AppError('source-not-text', undefined, { values: { line: source.slice(0, nul).split('\n').length } });
}

/**
 * The text that is stored and graded: without byte order mark, lines ended by LF.
 * @throws AppError source-too-large, source-empty, source-not-text
 */
export function cleanSource(text: string, maxBytes: number): string {
  const source = normaliseSource(text);
  measureSource(source, maxBytes);
  if (source.trim() === '') throw new AppError('source-empty');
  return source;
}

/** The last part of a path without characters that break lists and headers; `fallback` where nothing is left. */
export function cleanFileName(name: string, fallback: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  const clean = last.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '').trim();
  return clean.slice(0, 100) || fallback;
}
