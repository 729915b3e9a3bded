import { describe, expect, it } from '@jest/globals';
import { german } from '../../../../graders/feedback/words/de.ts';
import { english } from '../../../../graders/feedback/words/en.ts';
import { sentencesIn } from '../../../../graders/feedback/words/sentences.ts';
import { everything } from './samples.ts';

/** Words of an English sentence that are no German words. */
const ENGLISH = /\b(the|is|are|of|and|or|to|your|with|expected|this|that|it|not|which|from|must|has|came)\b/i;

const pairs = everything(english).map(({ name, text }, i) => ({ name, en: text, de: everything(german)[i] }));

/** Digits of all numbers, whatever groups them. */
const numbers = (text: string): string[] =>
  (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map((number) => number.replace(/[.,]/g, '')).sort();
const code = (text: string): string[] => (text.match(/`[^`]*`/g) ?? []).sort();

describe('the catalogues', () => {
  it('belong to the languages of the protocol', () => {
    expect(sentencesIn('en')).toBe(english);
    expect(sentencesIn('de')).toBe(german);
  });

  it('hold the same entries', () => {
    expect(everything(german).map(({ name }) => name)).toEqual(everything(english).map(({ name }) => name));
  });

  it.each(pairs)('say $name in German, without English words', ({ en, de }) => {
    expect(de?.text).not.toBe('');
    expect(de?.text).not.toBe(en);
    expect(de?.text.replace(/`[^`]*`/g, '')).not.toMatch(ENGLISH);
  });

  it.each(pairs)('keep the numbers and the code of $name', ({ en, de }) => {
    expect(numbers(de?.text ?? '')).toEqual(numbers(en));
    expect(code(de?.text ?? '')).toEqual(code(en));
  });
});

describe('texts of the sandbox', () => {
  it('that are not its own are left alone in both languages', () => {
    for (const { error, limits, print } of [english, german]) {
      expect(error.sandboxMessage('np.dott is not a function')).toBe('np.dott is not a function');
      expect(limits.output('more than enough')).toContain(': more than enough.');
      expect(print.console('done\n')).toBe('done\n');
    }
  });

  it('stay as they are in English', () => {
    expect(english.error.sandboxMessage('a thrown null')).toBe('a thrown null');
    expect(german.error.sandboxMessage('a thrown null')).toBe('null wurde geworfen');
    expect(german.limits.output('more than 200000 values')).toContain('mehr als 200.000 Werte.');
  });
});
