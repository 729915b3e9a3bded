/** Types that come after, before or beside their report. */
import { expect, it } from '@jest/globals';
import { createLateTypes } from '../../server/grading/late-types.ts';

const TYPES = { diagnostics: [], typesMs: 5 };
type Act = (list: ReturnType<typeof createLateTypes>) => void;
const asked: Act = (list) => list.report('job', true);
const came: Act = (list) => list.come('job', TYPES);

it.each<[string, Act[], unknown[]]>([
  ['come after the report', [asked, came], [TYPES]],
  ['come before the report is read', [came, asked], [TYPES]],
  ['come twice', [came, asked, came], [TYPES]],
  ['are in the report', [(list) => list.report('job', false), came], []],
  ['never come, because the grader is gone', [asked, (list) => list.end()], [undefined]],
  ['never come, because the grader went before the report was read', [(list) => list.end(), asked], [undefined]],
  ['came before the grader went', [came, (list) => list.end(), asked], [TYPES]],
  ['belong to no report', [came, (list) => list.forget('job'), asked], []],
  ['are of another job', [asked, (list) => list.come('other', TYPES)], []],
])('types that %s are told once, and only where somebody waits', async (_how, acts, told) => {
  const list = createLateTypes();
  const found: unknown[] = [];
  list.expect('job', (types) => found.push(types));
  for (const act of acts) act(list);
  await new Promise(setImmediate);
  expect(found).toEqual(told);
});

it('types that came first are told after whoever got the report went on with it', async () => {
  const list = createLateTypes();
  const order: string[] = [];
  list.expect('job', () => order.push('types'));
  came(list);
  asked(list);
  await Promise.resolve();
  order.push('report');
  await new Promise(setImmediate);
  expect(order).toEqual(['report', 'types']);
});
