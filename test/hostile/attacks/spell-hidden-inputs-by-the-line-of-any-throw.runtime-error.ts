// Tries: the same by errors that are made and thrown in every other way: thrown again, without new, by reflection, by a generator.
// Holds: where student code throws is not told of hidden tests.
import type { NDArray } from 'np';

class Mine extends RangeError {}
function* endless(): Generator<number> {
  for (;;) yield 1;
}
export function linear_forward(A: NDArray) {
  const key = Math.floor(Math.abs(A.at(0, 0)) * 1e5) % 600;
  let here = 0;
⟪  if (here++ === key) throw TypeError('x is not a function');
  if (here++ === key) throw new Mine('Invalid array length');
  if (here++ === key) throw Reflect.construct(Object.getPrototypeOf(TypeError), ['x'], URIError);
  if (here++ === key) throw new (new Error('x').constructor as ErrorConstructor)('x is not defined');
  if (here++ === key) endless().throw(new SyntaxError('x'));
  if (here++ === key) throw new AggregateError([], 'x');
*100⟫}
