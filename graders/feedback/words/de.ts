/**
 * Owns every sentence that the grader writes, in German. The catalogue and its notes are in en.ts.
 * Must not decide what is said, nor see whole values: it gets names, shapes as text, and counts.
 *
 * Longer than other files for the same reason as en.ts. Terms of the course (shape, cache, names of np) stay as they are.
 */
import { LOOP, RETURNED_VALUE } from '../../comparators/naming.ts';
import type { Verdict } from '../../verdict.ts';
import { adviceInGerman } from './advice.de.ts';
import type { Sentences } from './en.ts';
import { germanMessage, germanReason } from './from-sandbox.ts';

const number = (value: number): string => value.toLocaleString('de', { maximumFractionDigits: 10 });

/** A number with all its digits, as German writes it. */
const decimal = (value: number | string): string => String(value).replace('.', ',');

/** An argument without a name is called `argument 2`. */
const named = (part: string): string => part.replace(/^argument (?=\d)/, 'Argument ');
/** A part at the beginning of a sentence. */
const subject = (part: string): string => (part === RETURNED_VALUE ? 'Der zurückgegebene Wert' : named(part));
/** A part behind "in". */
const place = (part: string): string => (part === LOOP ? 'einer Schleife' : named(part));

const VERDICTS: Record<Verdict, string> = {
  accepted: 'richtig',
  'wrong-answer': 'falsches Ergebnis',
  'wrong-shape': 'falsche Shape',
  'wrong-type': 'falscher Typ',
  'runtime-error': 'Laufzeitfehler',
  'output-limit': 'Ausgabelimit überschritten',
  'time-limit': 'Zeitlimit überschritten',
  'memory-limit': 'Speicherlimit überschritten',
  'compile-error': 'Kompilierfehler',
  'grader-error': 'nicht bewertet',
};

/** Articles of the values that have no plain form. */
const OTHERS: Readonly<Record<string, string>> = {
  object: 'ein Objekt einer Klasse',
  function: 'eine Funktion',
  Map: 'eine Map',
};
const other = (name: string): string => OTHERS[name] ?? `ein ${name}`;

export const german: Sentences = {
  advice: adviceInGerman,

  compile: {
    tooLarge: ({ size, limit }) =>
      `Die Datei hat ${Math.round(size / 1024)} KB; die Grenze liegt bei ${Math.round(limit / 1024)} KB. Entferne Daten oder Ausgaben, die hineinkopiert wurden.`,
    empty: 'Die Datei ist leer. Beginne mit der Startdatei der Aufgabe.',
    nul: (line) =>
      `Zeile ${line} enthält ein NUL-Byte: Das ist keine Textdatei, oder sie wurde als UTF-16 gespeichert. Speichere sie als UTF-8.`,
    encoding: (line) =>
      `Zeile ${line} enthält Zeichen, die sich nicht lesen lassen: Die Datei ist kein UTF-8-Text. Speichere sie als UTF-8 (in den meisten Editoren: "Mit Codierung speichern") und gib sie noch einmal ab.`,
    tooDeep: (limit) => `Hier sind Klammern oder Funktionen tiefer als ${limit} Ebenen geschachtelt.`,
    noCourse: 'Diese Aufgabe hat kein Modul „course“: Schreibe sie mit dem, was np bietet.',
    noModule: ({ name, offered }) =>
      `„${name}“ lässt sich nicht importieren: Hier gibt es nur ${offered
        .map((module) => `„${module}“`)
        .join(', ')
        .replace(/, ([^,]*)$/, ' und $1')}.`,
    typesTooComplex: 'Diese Typen sind zu komplex, um sie zu prüfen; die Tests liefen ohne Typprüfung.',
    compileTimeLimit: 'Das Kompilieren dieser Datei dauerte zu lange.',
    compileMemoryLimit:
      'Das Kompilieren dieser Datei braucht zu viel Speicher. Wächst ein Enum oder eine Konstante mit jeder Zeile? Berechne solche Werte in einer Funktion.',
    programTooLarge:
      'Das Programm, das aus dieser Datei entsteht, hat mehr als eine Million Zeichen. Wächst ein Enum oder eine Konstante mit jeder Zeile? Berechne solche Werte in einer Funktion.',
    typesTimeLimit: 'Die Typprüfung dieser Datei dauerte zu lange; die Tests liefen ohne sie.',
    signature: ({ name, signature, reason }) =>
      `${name} hat nicht den Typ, den die Aufgabe verlangt:\n  ${signature}\n${reason}`,
  },

  report: {
    doesNotCompile: 'Die Datei lässt sich nicht kompilieren.',
    notRun: ({ line, problem }) =>
      `Die Datei wurde nicht ausgeführt. ${line === undefined ? '' : `Zeile ${line}: `}${problem}`,
    notLoaded: (reason) => `Die Datei ließ sich nicht laden: ${reason}.`,
    notExported: (name) =>
      `${name} ist deklariert, wird aber nicht als Funktion exportiert: Schreibe \`export function ${name}(...)\`.`,
    otherName: ({ name, right }) =>
      `Die Datei hat ${name}, die Aufgabe verlangt ${right}: Benenne es um, Großbuchstaben und \`_\` zählen.`,
    starter: ({ line, placeholder }) =>
      `Das ist noch die Startdatei: ${placeholder === undefined ? 'Schreibe deinen Code' : `Ersetze ${placeholder}`}${line === undefined ? ' in die Funktion' : ` in Zeile ${line}`}.`,
    placeholder: (line) => `Number.NaN in Zeile ${line} ist ein Platzhalter der Startdatei: Ersetze ihn.`,
    notThere: (name) =>
      `Die Datei exportiert keine Funktion ${name}: Der Name muss genau so lauten, wie in \`export function ${name}(...)\`.`,
    allPassed: (tests) => (tests === 1 ? 'Der Test ist bestanden.' : `Alle ${tests} Tests sind bestanden.`),
    kind: ({ verdict, parts, more }) =>
      parts.length === 0
        ? VERDICTS[verdict]
        : `${VERDICTS[verdict]} in ${parts.map(place).join(', ')}${more ? ' und weiteren' : ''}`,
    summary: ({ points, maxPoints, failed, hidden, tests, kinds }) => {
      const which = hidden === failed ? 'alle davon verborgen' : `${hidden} davon verborgen`;
      const share = hidden === 0 ? '' : failed === 1 ? ', und zwar ein verborgener' : `, ${which}`;
      return `${number(points)} von ${number(maxPoints)} ${maxPoints === 1 ? 'Punkt' : 'Punkten'}; ${failed} von ${tests} ${tests === 1 ? 'Test' : 'Tests'} nicht bestanden${share}: ${kinds.join('; ')}.`;
    },
  },

  limits: {
    submissionTime: 'Die Zeit für alle Tests zusammen war verbraucht, bevor dieser fertig werden konnte.',
    testTime: (ms) =>
      `Nach ${number(ms / 1_000)} s gab es noch kein Ergebnis. Endet eine Schleife nie, oder wird alles Element für Element berechnet?`,
    memory:
      'Das Programm hat sein Speicherlimit überschritten und wurde abgebrochen. Wächst ein Array oder eine Liste ohne Ende?',
    output: (reason) =>
      `Das Ergebnis ist zu groß zum Einlesen${reason && `: ${germanReason(reason)}`}. Gib nur zurück, wonach die Aufgabe fragt.`,
  },

  error: {
    stopped: ({ line, text }) =>
      `Dein Code ist${line === undefined ? '' : ` in Zeile ${line}`} abgebrochen: ${text || 'Etwas wurde geworfen'}`,
    threw: ({ line, operation }) =>
      `${operation === undefined ? 'Dein Code' : `np.${operation}`} hat${line === undefined ? '' : ` in Zeile ${line}`} einen Fehler geworfen.`,
    otherSizes:
      'Probiere deine Funktion mit anderen Größen aus: ein Trainingsbeispiel (m = 1), mehrere Einheiten, mehr Schichten.',
    asVisible:
      'Auch sichtbare Tests sind nicht bestanden: Bringe zuerst diese in Ordnung, es kann dieselbe Ursache haben.',
    option: ({ operation, right }) => `Eine Option von np.${operation} ist falsch geschrieben: Sie heißt \`${right}\`.`,
    otherShapes:
      'Die Shapes passen bei anderen Größen als denen der sichtbaren Tests nicht: Sieh nach, was fest eingetragen ist.',
    sandboxMessage: germanMessage,
    notAFunction:
      'Etwas wird aufgerufen, das keine Funktion ist: Prüfe den Namen hinter dem Punkt, und ob er aus dem richtigen Modul kommt (np.dot, np.random.randn).',
    undefinedUsed:
      'Etwas wird benutzt, bevor es einen Wert hat: ein Schlüssel, den das Dict nicht hat, ein Index hinter dem Ende oder eine Funktion, die nichts zurückgibt.',
    notAList:
      'Etwas wird zerlegt, das keine Liste ist: Prüfe, wie viele Werte die aufgerufene Funktion zurückgibt, und in welcher Reihenfolge.',
    unknownName: 'Ein Name wird benutzt, den es nicht gibt: Prüfe, wie er geschrieben ist, und die Importe ganz oben.',
    constant: 'Einer `const` wird noch einmal etwas zugewiesen: Deklariere sie mit `let`.',
    endless: 'Die Funktion ruft sich ohne Ende selbst auf.',
    tooEarly: 'Eine Variable wird oberhalb der Zeile benutzt, die sie deklariert.',
    readOnly: 'Module und Shapes lassen sich nicht ändern; erzeuge stattdessen ein neues Array.',
    tooLarge: 'Ein viel zu großes Array wurde verlangt: Prüfe die Größen.',
  },

  type: {
    array: (shape) => (shape === undefined ? 'ein Array' : `ein Array der Shape ${shape}`),
    number: 'eine Zahl',
    string: 'eine Zeichenkette',
    boolean: 'true oder false',
    list: (length) =>
      length === undefined ? 'eine Liste' : `eine Liste aus ${length} ${length === 1 ? 'Wert' : 'Werten'}`,
    otherList: 'eine Liste anderer Länge',
    numbers: 'eine Liste von Zahlen',
    dict: 'ein Objekt mit Schlüsseln',
    other,
    mustBe: ({ whole, name, what }) =>
      whole ? `${name} muss ${what} zurückgeben` : `${subject(name)} muss ${what} sein`,
    came: ({ mustBe, what }) => `${mustBe}, nicht ${what}.`,
    entry: ({ mustBe, place, what }) =>
      `${mustBe}; ${place === undefined ? 'einer der Einträge' : `Eintrag ${place}`} ist ${what}.`,
    item: 'Das Array hat ein einziges Element: `.item()` gibt es als Zahl (wie np.squeeze im Kurs).',
    square:
      'Ein quadratisches Array deutet auf ein Produkt, in dem der falsche Faktor transponiert ist: Zeile mal Spalte gibt eine Zahl, Spalte mal Zeile ein Quadrat.',
    sumAll: 'Summiere über alle Trainingsbeispiele, ohne Achse, dann bekommst du eine einzige Zahl.',
    sumAxis:
      'Eine Summe ohne Achse gibt eine einzige Zahl. Nenne die Achse und behalte sie: `np.sum(x, { axis: 1, keepdims: true })`.',
    unwrap: 'Gib das Array selbst zurück, nicht eine Liste, in der es steht.',
    fromList: 'Aus einfachen Listen macht `np.array(...)` Arrays.',
    compareWithNp:
      'Arrays vergleichst du mit np, Element für Element: `np.greater(A, 0.5)` gibt ein Array aus 0 und 1.',
    pushNumbers: 'Es ist eine einfache Liste: Beginne mit `[]` und hänge jede Zahl mit `push` an.',
    pushItems: 'Hänge einfache Zahlen an: `.item()` holt die Zahl aus einem Array mit einem einzigen Element.',
    tuple: ({ names, sameKind }) =>
      `Ein Tupel aus Python ist hier eine Liste${names === '' ? '' : `: Gib \`[${names}]\` zurück`}${sameKind ? '. Prüfe, wie viele Teile es sind, und ihre Reihenfolge.' : ', mit allen Teilen in dieser Reihenfolge.'}`,
    noReturn: 'Die Funktion endet ohne `return`, oder sie gibt eine Variable zurück, der nie etwas zugewiesen wurde.',
    notAssigned: 'Es wurde nie zugewiesen, oder es fehlt in dem, was zurückgegeben wird.',
    promise: 'Die Funktion darf nicht `async` sein: Hier muss auf nichts gewartet werden.',
    functionItself:
      'Das ist die Funktion selbst, nicht das, was sie zurückgibt: Rufe sie auf, mit Klammern und Argumenten.',
    plainObject: 'Ein Dict aus Python ist hier ein einfaches Objekt: `{ W1, b1, W2, b2 }`.',
  },

  keys: {
    mustHave: ({ part, keys }) => `${subject(part)} muss genau die Schlüssel ${keys} haben.`,
    missing: (keys) => `Es fehlen: ${keys}.`,
    tooMany: (keys) => `Zu viel: ${keys}.`,
    foreign: 'Es gibt Schlüssel, die nicht hineingehören.',
    shifted:
      'Die Nummern der Schichten sind um eins verschoben: `dA{l}` ist der Gradient nach A[l], `W{l}` gehört zu Schicht l, gezählt ab 1.',
    caseSensitive:
      'Bei Schlüsseln zählt die Groß- und Kleinschreibung: große Buchstaben für Matrizen, kleine für Spalten wie b.',
    firstGradient: '`dA0` ist der Gradient nach der Eingabe: Schicht 1 liefert ihn, als ihr dA_prev.',
  },

  shape: {
    entries: ({ part, wanted, came }) =>
      came === undefined
        ? `${subject(part)} muss ${wanted} ${wanted === 1 ? 'Eintrag' : 'Einträge'} haben, hat aber eine andere Anzahl.`
        : `${subject(part)} hat ${came} ${came === 1 ? 'Eintrag' : 'Einträge'}; erwartet ${wanted === 1 ? 'ist' : 'sind'} ${wanted}.`,
    costs:
      'Die Kosten gehören zu den Iterationen 0, 100, 200, ...: je ein Eintrag, und keiner für die letzte Iteration.',
    differs: ({ part, wanted, came }) =>
      came === undefined
        ? `${subject(part)} hat nicht die erwartete Shape ${wanted}.`
        : `${subject(part)} hat die Shape ${came}; erwartet ist ${wanted}.`,
    sameAs: ({ part, other: name, shape }) => `${part} hat die Shape von ${named(name)}, also ${shape}`,
    transposed: (rule) =>
      rule === undefined
        ? 'Die Zahlen stimmen, aber Zeilen und Spalten sind vertauscht: Du brauchst die Transponierte (`.T`).'
        : `${rule}: Du brauchst die Transponierte (\`.T\`); die Zahlen stimmen.`,
    factors: (rule) =>
      `${rule ?? 'Zeilen und Spalten sind vertauscht'}. Prüfe die Reihenfolge der Faktoren, und welcher davon transponiert ist (\`.T\`).`,
    singleNumber:
      'Es ist eine einzige Zahl geworden. Wo du über die Trainingsbeispiele summierst, nenne die Achse und behalte sie: `{ axis: 1, keepdims: true }`.',
    lostDimension: (shape) =>
      `Eine Zeile oder Spalte behält hier beide Dimensionen: Nimm beim Summieren \`keepdims: true\`, oder bringe sie mit reshape auf ${shape}.`,
    rank: (dimensions) =>
      `Matrizen haben hier immer zwei Dimensionen, Zeilen und Spalten; dieses Array hat ${dimensions}.`,
    sumOfAll:
      'Wurde alles addiert, auch die Einheiten? Summiere nur über die Trainingsbeispiele: `{ axis: 1, keepdims: true }`.',
    wrongAxis:
      'Läuft die Summe entlang der falschen Achse? Achse 1 addiert die Trainingsbeispiele und lässt je Einheit einen Eintrag.',
    notSummed: 'Wurden die Trainingsbeispiele addiert? Summiere über Achse 1 mit `keepdims: true`.',
    outerProduct:
      'Das ist ein äußeres Produkt: eine Spalte mal eine Zeile. Prüfe, welcher der beiden Faktoren transponiert ist.',
    outerSum:
      'Hier wurden eine Spalte und eine Zeile addiert, und Broadcasting hat daraus eine Matrix gemacht: Eine der beiden liegt falsch herum.',
    bothAreM:
      'Beide Dimensionen sind m. Bringt ein Produkt jedes Beispiel mit jedem anderen zusammen? Prüfe, welcher Faktor transponiert ist.',
    writeShapes:
      'Schreibe neben jede Zeile deines Codes die Shapes: Zeilen sind Einheiten, Spalten sind Trainingsbeispiele.',
    shapeOf: (name) =>
      `Das ist die Shape von ${named(name)}. Prüfe die Reihenfolge dessen, was du zurückgibst, und welche Arrays du verbindest.`,
  },

  values: {
    notExpected: (part) => `${subject(part)} ist nicht der erwartete Wert.`,
    hiddenNumber: (part) => `${subject(part)} ist eine Zahl, aber nicht die erwartete.`,
    hiddenTensor: (part) => `${subject(part)} hat die richtige Shape, aber die Zahlen weichen von den erwarteten ab.`,
    differs: ({ part, index, got, expected }) =>
      `${subject(part)}${index.length === 0 ? '' : `[${index.join(', ')}]`} ist ${decimal(got)}; erwartet ist ${decimal(expected)}.`,
    share: ({ differing, total }) =>
      differing === 1 ? `1 von ${total} Elementen weicht ab.` : `${differing} von ${total} Elementen weichen ab.`,
    nan: 'Es gibt NaN-Werte: Suche nach log von 0 oder von einer negativen Zahl, 0 / 0 oder inf - inf. Wird eine Wahrscheinlichkeit außerhalb von (0, 1) weitergegeben?',
    infinite:
      'Es gibt unendliche Werte: Suche nach einer Division durch 0 oder log(0). Stehen die Argumente in der richtigen Reihenfolge (AL, Y)?',
    zeros: 'Alle Elemente sind 0. Wurde das Array erzeugt, aber nie gefüllt?',
    transposed: 'Es ist die Transponierte von dem, was erwartet wird.',
    signs: 'Alle Vorzeichen sind umgekehrt: Ein Minus fehlt, oder eines ist zu viel.',
    timesM: (certain) =>
      certain
        ? 'Es ist um den Faktor m zu groß: Die Division durch die Anzahl der Trainingsbeispiele, 1/m, fehlt.'
        : 'Es ist um den Faktor m zu groß: Vermutlich fehlt die Division durch die Anzahl der Trainingsbeispiele, 1/m.',
    overM: (certain) =>
      `Es ist um den Faktor m zu klein: ${certain ? 'Die' : 'Vermutlich steht die'} Division durch die Anzahl der Trainingsbeispiele ${certain ? 'steht ' : ''}zweimal da, oder dort, wo sie nicht hingehört.`,
    times100: 'Es ist um den Faktor 100 zu groß: Ein Faktor 0,01 fehlt.',
    over100: 'Es ist um den Faktor 100 zu klein: Ein Faktor 0,01 ist zu viel.',
    two: 'Es ist um den Faktor 2 falsch.',
    ln2: 'Es ist um den Faktor ln 2 falsch: np.log ist der natürliche Logarithmus. Wurde eine andere Basis verwendet?',
    rounded:
      'Das sind die erwarteten Zahlen, auf wenige Nachkommastellen gerundet. Berechne sie: Ausgegebene Ziffern sind nicht die ganze Zahl, und unterwegs wird nichts gerundet.',
    float32:
      'Die Zahlen sind auf 32 Bit gerundet (etwa 7 Ziffern). Rechne mit einfachen Zahlen und np-Arrays, die 64 Bit haben; kein Math.fround, kein Float32Array.',
    unchanged: (name) => `Es ist unverändert ${named(name)}.`,
    shifted:
      'Alle Elemente weichen um denselben Betrag ab. Wurde etwas Konstantes addiert oder weggelassen, zum Beispiel b?',
    smallAddend:
      'Der Unterschied ist klein, aber Rundung macht nur etwa 1e-16 der Zahlen aus: Das ist keine Rundung. Wird irgendwo eine kleine Zahl wie 1e-8 addiert, in einem Logarithmus oder einer Division?',
    reluAtZero: (name) =>
      `Nur Elemente weichen ab, bei denen ${named(name)} gleich 0 ist: Dort nimmt der Kurs 0 als Ableitung von relu.`,
    labelsReversed:
      'Aus jeder 0 ist eine 1 geworden und aus jeder 1 eine 0: Eine Vorhersage ist 1, wo die Wahrscheinlichkeit größer als 0,5 ist.',
    labelsAtHalf:
      'Einige Elemente sind 1, die 0 sein müssen: Eine Vorhersage ist nur dort 1, wo die Wahrscheinlichkeit größer als 0,5 ist, nicht wo sie gleich 0,5 ist.',
  },

  behaviour: {
    argumentChanged: (part) =>
      `Die Funktion verändert ihr Argument ${part.replace(/^argument (?=\d)/, 'Nummer ')}; Argumente müssen so bleiben, wie sie sind.`,
    copy: '`const B = A` gibt demselben Array einen zweiten Namen und kopiert es nicht: Nimm np.copy(A). Die Formen, die an Ort und Stelle rechnen (iadd, isub, imul, idiv, set), ändern das Array überall, wo es verwendet wird.',
    notRepeatable: (part) =>
      `Noch einmal mit denselben Argumenten aufgerufen, gibt die Funktion ${part === RETURNED_VALUE ? 'einen anderen Wert' : `für ${named(part)} etwas anderes`} zurück.`,
    noState:
      'Merke dir nichts in Variablen außerhalb der Funktion, und setze den Startwert (seed) in ihr, wo Zufallszahlen gezogen werden.',
    elementByElement: 'Die Zahlen stimmen, werden aber Element für Element berechnet.',
    counted: ({ what, count, limit }) =>
      `Die Zahlen stimmen, brauchten aber ${number(count)} ${what === 'elementAccesses' ? 'Zugriffe auf Elemente (at, set, row, col, slice, toArray, String)' : 'Array-Operationen'}; eine vektorisierte Lösung braucht höchstens ${number(limit)}.`,
    vectorise:
      'Hier steckt eine Schleife über Trainingsbeispiele oder Einheiten. Ersetze sie durch Operationen auf ganzen Arrays: np.dot, np.sum mit einer Achse, Broadcasting.',
  },

  print: {
    other: (name) => `(${other(name)})`,
    cut: (limit) => `(hier abgeschnitten: länger als ${number(limit)} Zeichen)`,
    cutForReport: '(abgeschnitten: Der Bericht war zu groß)',
    console: (text) =>
      text.replace(
        /\n\(output cut here: 16 KB is the limit\)$/,
        '\n(Ausgabe hier abgeschnitten: 16 KB sind die Grenze)',
      ),
  },
};
