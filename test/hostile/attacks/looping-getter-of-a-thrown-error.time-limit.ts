// Tries: throw an error whose message never finishes being read.
// Holds: errors are read inside the sandbox, under the time limit.
export function linear_forward() {
  const error = new Error('x');
  Object.defineProperty(error, 'message', {
    get() {
      for (;;);
    },
  });
  throw error;
}
