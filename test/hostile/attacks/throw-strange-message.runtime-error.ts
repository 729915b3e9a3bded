// Tries: throw an error whose texts are not texts: symbols, numbers, arrays, lone surrogates, terminal codes, markup.
// Holds: texts are texts when they leave the sandbox.
let turn = 0;

export function linear_forward() {
  const messages = [Symbol('s'), 7, ['a'], { toString: () => 'b' }, '\ud800\udfff\0\u001b[2J<script>alert(1)</script>'];
  const error = new Error('x') as unknown as Record<string, unknown>;
  error.message = messages[turn++ % messages.length];
  error.name = messages[turn % messages.length];
  error.stack = messages[(turn + 1) % messages.length];
  throw error;
}
