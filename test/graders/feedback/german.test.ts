import { describe, expect, it } from '@jest/globals';
import { explainRuntimeError } from '../../../graders/feedback/explain-runtime-error.ts';
import {
  explainCompileError,
  explainLimit,
  explainNotExported,
  summarise,
} from '../../../graders/feedback/explain-verdict.ts';
import { formatPlainValue } from '../../../graders/feedback/format-value.ts';
import { german } from '../../../graders/feedback/words/de.ts';
import { plain, type Written } from '../../support/plain.ts';
import { explained, said } from './explained.ts';

const told = (wanted: Written, came: Written, rest = {}): string => said(explained(wanted, came, rest, german));

describe('explanations in German', () => {
  it('say what shape came, and what may have led there', () => {
    const inputs = { inputs: [plain([[1], [2], [3]])], parameters: ['W1'], naming: { name: 'dW1' } };
    expect(told([[1], [2], [3]], [[1, 2, 3]], inputs)).toBe(
      'dW1 hat die Shape (1, 3); erwartet ist (3, 1) = (n[1], n[0]). dW1 hat die Shape von W1, also (3, 1): Du brauchst die Transponierte (`.T`); die Zahlen stimmen.',
    );
  });

  it('say which number differs, and what is recognised', () => {
    expect(told([[1, 2, 3]], [[4, 8, 12]], { symbols: { m: 4 } })).toBe(
      'Z[0, 0] ist 4; erwartet ist 1. 3 von 3 Elementen weichen ab. Es ist um den Faktor m zu groß: Die Division durch die Anzahl der Trainingsbeispiele, 1/m, fehlt.',
    );
    expect(told([[0.5, 2]], [[1.25, 7]])).toMatch(/^Z\[0, 0\] ist 1,25; erwartet ist 0,5\./);
    expect(told([[1, 2]], [[5, 9]], { visibility: 'hidden' })).toMatch(
      /^Z hat die richtige Shape, aber die Zahlen weichen von den erwarteten ab\./,
    );
  });

  it('say of which kind a result is', () => {
    expect(told([[1], [2]], 3, { naming: { name: 'db' } })).toMatch(
      /^db muss ein Array der Shape \(2, 1\) = \(n\[l\], 1\) sein, nicht eine Zahl\. Eine Summe ohne Achse/,
    );
    expect(told([[1]], undefined, { naming: {} })).toMatch(
      /^f muss ein Array der Shape \(1, 1\) zurückgeben, nicht undefined\. Die Funktion endet ohne `return`/,
    );
  });

  it('name keys, but none of a hidden test that student code wrote', () => {
    const [wanted, came] = [{ dict: { W1: 1 } }, { dict: { input0123: 1 } }];
    const grads = { naming: { name: 'grads' } };
    expect(told(wanted, came, grads)).toBe(
      'grads muss genau die Schlüssel `W1` haben. Es fehlen: `W1`. Zu viel: `input0123`.',
    );
    expect(told(wanted, came, { ...grads, visibility: 'hidden' })).toMatch(
      /Es gibt Schlüssel, die nicht hineingehören/,
    );
  });

  it('call a result without a name, and a loop, what they are', () => {
    expect(told('a', 'b', { naming: {} })).toBe('Der zurückgegebene Wert ist nicht der erwartete Wert.');
    const test = { name: 't', visibility: 'visible', points: 0, maxPoints: 1, message: '', hints: [], durationMs: 1 };
    const failing = { ...test, verdict: 'wrong-answer', failure: { category: 'element-access', tensor: 'the loop' } };
    expect(summarise([failing as never, { ...test, verdict: 'accepted', points: 1.5 } as never], german)).toBe(
      '1,5 von 2 Punkten; 1 von 2 Tests nicht bestanden: falsches Ergebnis in einer Schleife.',
    );
  });

  it('leave what the engine says as it is, and say what stands behind it', () => {
    const error = { name: 'TypeError', message: 'np.dott is not a function', visibility: 'visible', line: 4 } as const;
    expect(said(explainRuntimeError(error, german))).toMatch(
      /^Dein Code ist in Zeile 4 abgebrochen: TypeError: np\.dott is not a function Etwas wird aufgerufen, das keine Funktion ist/,
    );
    expect(explainRuntimeError({ ...error, visibility: 'hidden', operation: 'dot' }, german).message).toBe(
      'np.dot hat in Zeile 4 einen Fehler geworfen.',
    );
  });

  it('say what limit was hit and why a file was not run', () => {
    expect(explainLimit('time-limit', { testMs: 2_500 }, '', german)).toMatch(
      /^Nach 2,5 s gab es noch kein Ergebnis\./,
    );
    expect(explainNotExported('predict', 'function predict() {}', german)).toMatch(/nicht als Funktion exportiert/);
    expect(explainCompileError([], german)).toBe('Die Datei lässt sich nicht kompilieren.');
  });

  it('print values with German notes', () => {
    expect(formatPlainValue(plain({ other: 'Map' }), { name: 'grads' }, german)).toBe('grads = (eine Map)');
    const long = formatPlainValue(
      plain({ tuple: Array.from({ length: 5_000 }, () => 'abc') }),
      { name: 'list' },
      german,
    );
    expect(long).toMatch(/\n\(hier abgeschnitten: länger als 4\.000 Zeichen\)$/);
  });
});
