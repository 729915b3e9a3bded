// Tries: climb from a sloppy function to its callers: the harness, its arguments and its source.
// Holds: the harness is strict, so its frames are hidden; nothing of it is printed.
import * as np from 'np';
import type { NDArray } from 'np';

type Climber = { (depth: number): unknown; caller: unknown; arguments: unknown };
const climb = Function(
  'depth',
  `let f = arguments.callee, out = [];
   for (let i = 0; f && i < depth; i++) { out.push(String(f)); try { out.push(String(f.arguments && f.arguments[0])); f = f.caller } catch (e) { out.push(String(e)); break } }
   return out.join("\\n")`,
) as Climber;

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  console.log(climb(20));
  console.log([1].map(() => climb(20)));
  for (const name of ['caller', 'arguments']) {
    try {
      console.log((linear_forward as unknown as Record<string, unknown>)[name]);
    } catch (error) {
      console.log(String(error));
    }
  }
  return [np.multiply(np.dot(W, A), 0), [A, W, b]];
}
