/**
 * Owns reading the bytes of a submitted file as text.
 * Must not know where they come from.
 */

/** The text of a UTF-8 file. @throws Error that says what to do when the bytes are not UTF-8 */
export function decodeSource(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new Error(
      'The file is not UTF-8 text. Save it as UTF-8 (in most editors: "Save with encoding") and submit it again.',
    );
  }
}
