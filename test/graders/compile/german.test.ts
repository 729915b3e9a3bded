import { describe, expect, it } from '@jest/globals';
import { checkImports } from '../../../graders/compile/check-imports.ts';
import { checkSource } from '../../../graders/compile/check-source.ts';
import { LANGUAGE_FILE } from '../../../graders/compile/options.ts';
import { createTypeChecker } from '../../../graders/compile/type-checker.ts';
import { german } from '../../../graders/feedback/words/de.ts';

const limits = { sourceBytes: 1_024, nesting: 10 };

describe('in German', () => {
  it.each([
    ['too-large', 'x'.repeat(2_048), /^Die Datei hat 2 KB; die Grenze liegt bei 1 KB\./],
    ['empty', ' \n', /^Die Datei ist leer\./],
    ['nul', 'const a = 1;\nb\0', /^Zeile 2 enthält ein NUL-Byte/],
    ['too-deep', '('.repeat(11), /tiefer als 10 Ebenen geschachtelt/],
  ])('a source that is %s is refused at the same place', (code, source, words) => {
    const { message, ...rest } = checkSource(source, limits, german) ?? { message: '' };
    expect(message).toMatch(words);
    expect(rest).toMatchObject({ code, blocking: true });
    expect(checkSource(source, limits)).toMatchObject(rest);
  });

  it('an import names the modules that there are', () => {
    const offered = ['np', 'dnn_utils', 'course'];
    expect(checkImports('import fs from "fs";', offered, german)[0]?.message).toBe(
      '„fs“ lässt sich nicht importieren: Hier gibt es nur „np“, „dnn_utils“ und „course“.',
    );
    expect(checkImports('import { predict } from "course";', ['np'], german)[0]?.message).toMatch(
      /^Diese Aufgabe hat kein Modul „course“/,
    );
  });

  it('a function of another type is told in German, and so is its reason by TypeScript', () => {
    const language = '/// <reference no-default-lib="true"/>\ninterface Array<T> { length: number; [n: number]: T }\n';
    const rest = 'interface Boolean {} interface Function {} interface IArguments {} interface Number {}\n';
    const more = 'interface Object {} interface RegExp {} interface String {}\n';
    const types = new Map([
      [LANGUAGE_FILE, language + rest + more],
      ['/types/globals.d.ts', ''],
    ]);
    const target = { slug: 's', functionName: 'f', signature: '() => number' };
    const check = (words?: typeof german) =>
      createTypeChecker(types)
        .check('export const f = () => "a";', target, words)
        .find(({ code }) => code === 'signature');
    expect(check(german)?.message).toMatch(
      /^f hat nicht den Typ, den die Aufgabe verlangt:\n {2}\(\) => number\nDer Typ /,
    );
    expect(check()?.message).toMatch(/^f does not have the type that the exercise asks for:\n/);
  });
});
