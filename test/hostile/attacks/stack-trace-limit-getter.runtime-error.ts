// Tries: hang the engine while it collects a stack trace, by a getter for the number of frames.
// Holds: no student code runs while a stack trace is collected.
Object.defineProperty(Error, 'stackTraceLimit', {
  get() {
    for (;;);
  },
});

export function linear_forward() {
  throw new Error('stop here');
}
