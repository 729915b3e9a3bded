// Tries: throw an error with a long message, name, stack and chain of causes.
// Holds: each is cut before it leaves the sandbox.
export function linear_forward() {
  let cause: Error | undefined;
  for (let i = 0; i < 1_000; i++) cause = new Error('c'.repeat(1_000), { cause });
  const error = new Error('m'.repeat(1_000_000), { cause });
  error.name = 'n'.repeat(1_000_000);
  error.stack = `    at submission.js:2:1\n${'s'.repeat(1_000_000)}`;
  throw error;
}
