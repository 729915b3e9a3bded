/**
 * Owns German for the few fixed texts that come out of the sandbox, which speaks English only.
 * Must not touch any other text: messages of the engine, of np and of student code stay as they are.
 */

/** An English pattern, and the German text with what the pattern caught. */
type Translation = readonly [RegExp, (...caught: string[]) => string];

/** Why a result is too large: sandbox/guest/encode.ts and pool/frames.ts. */
const REASONS: readonly Translation[] = [
  [/^more than (\d+) numbers$/, (n) => `mehr als ${grouped(n)} Zahlen`],
  [/^more than (\d+) characters of text$/, (n) => `mehr als ${grouped(n)} Zeichen Text`],
  [/^more than (\d+) values$/, (n) => `mehr als ${grouped(n)} Werte`],
  [
    /^arrays or objects nested more than (\d+) deep$/,
    (n) => `Arrays oder Objekte, tiefer als ${n} Ebenen geschachtelt`,
  ],
  [/^an array of more than (\d+) items$/, (n) => `ein Array mit mehr als ${grouped(n)} Einträgen`],
  [/^an object of more than (\d+) keys$/, (n) => `ein Objekt mit mehr als ${grouped(n)} Schlüsseln`],
  [
    /^a frame of (\d+) bytes exceeds the limit of (\d+)$/,
    (n, limit) => `eine Nachricht von ${grouped(n)} Bytes liegt über der Grenze von ${grouped(limit)}`,
  ],
  [/^the header of a frame is not JSON$/, () => 'der Kopf einer Nachricht ist kein JSON'],
];

/** What stands in for the message of an error that has none: sandbox/guest/harness.ts. */
const MESSAGES: readonly Translation[] = [
  [/^a thrown (\w+)$/, (kind) => `${kind} wurde geworfen`],
  [
    /^The error that was thrown throws itself when it is read\.$/,
    () => 'Der geworfene Fehler wirft selbst einen Fehler, wenn man ihn liest.',
  ],
  [
    /^Only the modules "np", "dnn_utils" and "course" can be imported\.$/,
    () => 'Nur die Module "np", "dnn_utils" und "course" lassen sich importieren.',
  ],
];

const grouped = (digits = ''): string => Number(digits).toLocaleString('de');

function translated(text: string, table: readonly Translation[]): string {
  for (const [pattern, german] of table) {
    const found = pattern.exec(text);
    if (found !== null) return german(...found.slice(1));
  }
  return text;
}

/** German for the reason why a result is too large; a reason that is not known stays English. */
export const germanReason = (reason: string): string => translated(reason, REASONS);

/** German for a message that the sandbox itself wrote; any other message stays as it is. */
export const germanMessage = (message: string): string => translated(message, MESSAGES);
