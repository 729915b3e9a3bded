import { runInThisContext } from 'node:vm';
import { afterAll, describe, expect, it } from '@jest/globals';
import { stop } from 'esbuild';
import { checkImports } from '../../../graders/compile/check-imports.ts';
import { placeInSource } from '../../../graders/compile/map-stack.ts';
import { transpile } from '../../../graders/compile/transpile.ts';

afterAll(() => stop());

const source = `import * as np from "np";
type Layer = {
  W: number;
};
export function broken(layer: Layer): number {
  const unused: number = 1;
  return (layer as any).missing.deeper;
}
`;

describe('transpile', () => {
  it('gives a program whose errors map to the line and column of the source', async () => {
    const program = await transpile(source);
    if (!('code' in program)) throw new Error('it must compile');
    const exports = {} as Record<string, (x: object) => number>;
    const module = { exports };
    const script = `(function (exports, require, module) { "use strict";\n${program.code}\n})\n`;
    runInThisContext(script, { filename: 'submission.js' })(exports, () => ({}), module);
    try {
      module.exports.broken?.({});
      throw new Error('it must throw');
    } catch (error) {
      const place = placeInSource((error as Error).stack ?? '', {
        map: program.map,
        file: 'submission.js',
        lineOffset: 1,
        lines: 8,
      });
      expect(place).toEqual({ line: 7, column: 33 });
    }
  });

  it('reports a syntax error with its place and a squiggle', async () => {
    const diagnostics = await transpile('export const x = ;\n');
    expect(diagnostics).toMatchObject([
      { line: 1, column: 18, blocking: true, excerpt: '1 | export const x = ;\n  |                  ~' },
    ]);
  });
});

describe('placeInSource', () => {
  it('finds nothing in a stack that student code made up', () => {
    const options = {
      map: '{"version":3,"sources":["a"],"names":[],"mappings":""}',
      file: 'submission.js',
      lineOffset: 1,
      lines: 8,
    };
    expect(placeInSource('at submission.js:999999:999999', options)).toBeUndefined();
    expect(placeInSource('nonsense', options)).toBeUndefined();
  });
});

describe('checkImports', () => {
  it.each(['import fs from "fs";', 'export * from "fs";', 'const x = import("fs");', 'const x = require("fs");'])(
    'refuses %s',
    (line) => {
      const [diagnostic] = checkImports(`\n${line}`, ['np', 'dnn_utils']);
      expect(diagnostic).toMatchObject({ line: 2, blocking: true });
      expect(diagnostic?.message).toBe('"fs" cannot be imported: only "np" and "dnn_utils" are available here.');
    },
  );

  it('says when an exercise has no module course', () => {
    expect(checkImports('import { predict } from "course";', ['np'])[0]?.message).toMatch(
      /^This exercise has no module "course"/,
    );
  });

  it('lets the offered modules pass', () => {
    expect(checkImports('import * as np from "np";\nimport type { NDArray } from "np";', ['np'])).toEqual([]);
  });

  it.each([
    ['of one line', '//# sourceMappingURL=data:application/json;base64,e30='],
    ['of a block', '/*@ sourceMappingURL=data:application/json,{ */'],
    ['that is kept as legal', '//! @license\n//# sourceURL=np.js@license'],
  ])('lets no comment %s steer it', async (_kind, comment) => {
    const program = await transpile(`${source}${comment}`);
    if (!('code' in program)) throw new Error('it must compile');
    expect(JSON.parse(program.map).sources).toEqual(['submission.ts']);
    expect(program.code).not.toMatch(/sourceURL|sourceMappingURL|license/);
  });

  it('places what is missing at the end of the file there', async () => {
    expect(await transpile('function f() {\n  return 1;')).toMatchObject([{ line: 2, column: 12 }]);
  });
});
