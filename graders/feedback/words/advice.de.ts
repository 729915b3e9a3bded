/**
 * Owns what is said beside TypeScript's messages, in German. The catalogue and its notes are in advice.en.ts.
 */
import type { Advice } from './advice.en.ts';

const all = (texts: readonly string[]): string => texts.join(', ').replace(/, ([^,]*)$/, ' und $1');
const code = (texts: readonly string[]): string => all(texts.map((text) => `\`${text}\``));

export const adviceInGerman: Advice = {
  language: 'de',
  operator: ({ operators, call, others }) => {
    const verb = operators.length === 1 ? 'geht' : 'gehen';
    const more = others.length === 0 ? '' : `, und ebenso ${code(others)}`;
    const instead =
      call === undefined
        ? 'np hat keine Funktion dafür; setze es aus anderen zusammen.'
        : `Schreibe \`${call}\`${more}.`;
    return `${code(operators)} ${verb} mit Arrays nicht: ${instead}`;
  },
  operatorRan: ({ line, what }) => (line === undefined ? what : `Zeile ${line}: ${what}`),
  anyOperator:
    'Ein Operator wie `*` oder `+` wurde auf ein Array angewendet: JavaScript hat für Arrays keine, schreibe `np.multiply(a, b)`, `np.add(a, b)`, `np.subtract(a, b)`, `np.divide(a, b)`.',
  rewrite: 'Mit np schreiben',
  putRight: 'Berichtigen',
  matrixProduct: (call) => `\`@\` ist das Matrixprodukt von Python: Schreibe \`${call}\`.`,

  python: ({ written, instead }) => `Das ist Python: Für ${written} steht hier ${instead}.`,
  pythonIndentation:
    'Das ist Python: Blöcke stehen hier in geschweiften Klammern `{ }`, nicht hinter einem Doppelpunkt.',
  pythonComment: 'Das ist Python: Ein Kommentar beginnt hier mit `//`.',
  pythonTuple: 'Ein Tupel aus Python ist hier eine Liste: Schreibe `[a, b]` statt `(a, b)`; das ist nur b.',
  pythonSlice: 'Das ist Python: Einen Teil eines Arrays gibt hier `slice`, `X.slice(null, [0, 5])` für `X[:, 0:5]`.',
  pythonKeyword: 'Optionen stehen hier in einem Objekt: `np.sum(x, { axis: 1, keepdims: true })`.',

  character: ({ what, number, instead }) =>
    `Da steht ${what} (${number}), wie Webseiten und PDF-Dateien sie haben: ${instead === '' ? 'Lösche es.' : `Schreibe stattdessen ${instead}.`}`,
  invisible: 'ein unsichtbares Zeichen',
  space: 'ein geschütztes Leerzeichen',
  quote: 'ein typografisches Anführungszeichen',
  dash: 'ein typografischer Strich',
  wide: 'ein Zeichen voller Breite',
  plainSpace: 'ein gewöhnliches Leerzeichen',
  place: ({ line, column, what }) => `Zeile ${line}, Spalte ${column}: ${what}`,

  defaultImport: ({ name, module }) =>
    `"${module}" hat keinen Standard-Export: Schreibe \`import * as ${name} from '${module}'\`.`,
  namespaceInBraces: ({ name, module }) =>
    `In "${module}" gibt es nichts mit dem Namen ${name}: Schreibe \`import * as ${name} from '${module}'\`.`,
  noExport: (name) => `Das Modul hat kein ${name}: Prüfe, wie es geschrieben ist, auch Großbuchstaben und \`_\`.`,
  importIt: ({ name, module }) =>
    `${name} steht im Modul "${module}": Füge oben \`import { ${name} } from '${module}'\` ein.`,
  behindNp: (name) => `${name} ist eine Funktion von np: Schreibe \`np.${name}\`.`,
  importNp: "np ist nicht importiert: Füge oben `import * as np from 'np'` ein.",
  unknownName: (name) =>
    `Hier gibt es kein ${name}: Prüfe, wie es geschrieben ist, oder deklariere es vor dieser Zeile mit \`const\`.`,
  similarName: ({ name, right }) => `Hier gibt es kein ${name}, aber ${right}: Großbuchstaben und \`_\` zählen.`,
  noProperty: (name) =>
    `Hinter diesem Punkt gibt es kein ${name}: Prüfe den Namen, und auf welche Seite des Punktes er gehört.`,
  noArrayProperty: (name) =>
    `Arrays haben kein ${name}: Ihre Funktionen stehen in np, wie \`np.sum(A)\`, ihre Größen in \`A.shape\`.`,
  wrongOption: ({ name, right }) => `Eine Option ${name} gibt es nicht: Sie heißt \`${right}\`.`,
  unknownOption: (name) => `Eine Option oder einen Schlüssel ${name} gibt es hier nicht: Prüfe den Namen.`,
  noOverload:
    'Die Funktion nimmt diese Argumente nicht: Vergleiche ihre Anzahl, Reihenfolge und Typen mit der Beschreibung.',
  listForArray: 'Eine einfache Liste ist kein Array: `np.array(...)` macht eines daraus.',
  argument: 'Die Funktion nimmt an dieser Stelle etwas von anderem Typ: Vergleiche mit den Typen in der Beschreibung.',
  assigned: 'Was hier zugewiesen wird, hat einen anderen Typ als das Ziel: Ändere den Wert oder den Typ.',
  returned: 'Was zurückgegeben wird, hat einen anderen Typ, als die Funktion angibt.',
  count: 'Die Funktion nimmt eine andere Anzahl von Argumenten: Vergleiche mit der Beschreibung.',
  syntax:
    'Hier oder am Ende der Zeile davor fehlt etwas oder ist zu viel: eine Klammer, ein Komma oder ein Anführungszeichen.',
  notANumber: 'Operatoren rechnen mit Zahlen, und hier ist eine Seite keine: Sieh nach, woher sie kommt.',
  incomparable: 'Diese beiden können nie gleich sein: Vergleiche Werte von gleichem Typ.',
  noReturn: 'Die Funktion gibt ein Ergebnis an, aber ein Weg durch sie endet ohne `return`.',
  needsType: (name) =>
    `${name} braucht einen Typ wie im Startcode: \`${name}: NDArray\` für ein Array, \`${name}: number\` für eine Zahl.`,
  perhapsMissing: 'Das kann undefined oder null sein: Sorge dafür, dass es da ist, bevor es benutzt wird.',
  constant: 'Eine `const` behält ihren Wert: Deklariere sie mit `let`, um sie neu zuzuweisen.',
  tooEarly: 'Es wird oberhalb der Zeile benutzt, die es deklariert: Setze die Zeile weiter nach oben.',
  twice: 'Dieser Name ist zweimal deklariert: Beim zweiten Mal wird ohne `const` und `let` zugewiesen.',
};
