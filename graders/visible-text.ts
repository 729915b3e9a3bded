/**
 * Owns making characters visible that change in which order others are shown: with them a file reads differently from what it does
 * (Boucher and Anderson, "Trojan Source", 2021).
 * Must not know where text is shown.
 */

/** The bidirectional controls of Unicode (UAX #9): marks, embeddings, overrides and isolates. */
const BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text with each of them as its number: `[U+202E]`. */
export function visibleText(text: string): string {
  return text.replace(
    BIDIRECTIONAL,
    (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

/** The same data with all its texts and keys made visible. */
export function visibleData<T>(data: T): T {
  const json = JSON.stringify(data);
  const visible = visibleText(json);
  return visible === json ? data : (JSON.parse(visible) as T);
}
