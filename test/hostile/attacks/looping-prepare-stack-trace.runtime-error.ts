// Tries: install a formatter of stack traces that never returns, then throw.
// Holds: the formatter cannot be installed by any way; the error is an ordinary runtime error.
const trap = () => {
  for (;;);
};
try {
  (Error as unknown as { prepareStackTrace: unknown }).prepareStackTrace = trap;
} catch {
  // The property is locked.
}
Reflect.defineProperty(Error, 'prepareStackTrace', { value: trap });

export function linear_forward() {
  throw new Error('stop here');
}
