/** Work in slices: nobody waits, nothing is lost or out of order, and long lists of pages are as the library renders short ones. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createRenderer } from '../../server/kernel/http/templates.ts';
import { chain, joinInSlices, lazily, mapInSlices, writeInSlices } from '../../server/kernel/slices.ts';
import { testWords } from '../support/samples.ts';

const MANY = 200;
const numbers = Array.from({ length: MANY }, (_, index) => index);
/** Keeps the processor busy for a moment. */
const busy = (ms: number): void => {
  for (const end = performance.now() + ms; performance.now() < end; );
};

it('lets others in again and again, and keeps the order', async () => {
  let others = 0;
  const timer = setInterval(() => {
    others += 1;
  }, 1);
  const made = await mapInSlices(numbers, (number) => {
    busy(0.5);
    return 2 * number;
  });
  clearInterval(timer);
  expect(made).toEqual(numbers.map((number) => 2 * number));
  expect(others).toBeGreaterThan(3);
});

it('writes in several transactions, each element once and in order, and ends with the one that fails', async () => {
  let [transactions, others] = [0, 0];
  const written: number[] = [];
  const transaction = (work: () => void): void => {
    transactions += 1;
    const before = written.length;
    try {
      work();
    } catch (error) {
      written.length = before;
      throw error;
    }
  };
  const timer = setInterval(() => {
    others += 1;
  }, 1);
  const write = (number: number): void => {
    busy(0.5);
    written.push(number);
  };
  await writeInSlices(transaction, numbers, () => write);
  clearInterval(timer);
  expect(written).toEqual(numbers);
  expect(transactions).toBeGreaterThan(3);
  expect(others).toBeGreaterThan(3);
  written.length = 0;
  const failing = writeInSlices(transaction, numbers, () => (number) => {
    if (number === MANY - 1) throw new Error('full');
    write(number);
  });
  await expect(failing).rejects.toThrow('full');
  // What earlier transactions have written stays, the last one's goes.
  expect(written).toEqual(numbers.slice(0, written.length));
  expect(written.length).toBeLessThan(MANY);
  await writeInSlices(transaction, [], () => write);
});

it('joins texts that are made one by one', async () => {
  const pieces: string[] = [];
  const lines = chain(
    ['head\n'],
    lazily(numbers, (number) => {
      busy(0.5);
      return `${number}\n`;
    }),
  );
  for await (const piece of joinInSlices(lines)) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.join('')).toBe(['head', ...numbers, ''].join('\n'));
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradedescent-views-'));
  mkdirSync(join(folder, 'kernel', 'parts'), { recursive: true });
  writeFileSync(join(folder, 'kernel', 'layout.hbs'), '<body>{{{body}}}</body>');
  writeFileSync(join(folder, 'kernel', 'parts', 'row.hbs'), '{{name}}');
  writeFileSync(
    join(folder, 'kernel', 'page.hbs'),
    `{{#each rows}}<p>{{@index}}{{#if @first}} first{{/if}}{{#if @last}} last{{/if}} {{> row}} of {{../title}}:
{{#each cells}}{{this}},{{else}}none{{/each}}</p>{{else}}nothing of {{title}}{{/each}} end`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

it('renders long lists, lists in lists and lists that are made while they are rendered', async () => {
  const render = createRenderer(folder);
  const words = testWords('en', 'UTC');
  const row = (number: number) => ({ name: `<${number}>`, cells: number % 2 === 0 ? numbers : [] });
  const expected = (count: number): string => {
    const rows = numbers.slice(0, count).map((number) => {
      const place = `${number}${number === 0 ? ' first' : ''}${number === count - 1 ? ' last' : ''}`;
      const cells = number % 2 === 0 ? numbers.map((one) => `${one},`).join('') : 'none';
      return `<p>${place} &lt;${number}&gt; of a &amp; b:\n${cells}</p>`;
    });
    return `<body>${rows.join('') || 'nothing of a &amp; b'} end</body>`;
  };
  for (const count of [0, 3, MANY]) {
    const some = numbers.slice(0, count);
    for (const rows of [some.map(row), lazily(some, row)])
      expect(await render('kernel/page', { title: 'a & b', rows }, words, 'layout')).toBe(expected(count));
  }
});

it('fails as a whole when a row lacks a field', async () => {
  const render = createRenderer(folder);
  const rows = numbers.map((number) => (number === 150 ? {} : { name: 'one', cells: [] }));
  await expect(render('kernel/page', { title: '', rows }, testWords('en', 'UTC'), 'layout')).rejects.toThrow('name');
});
