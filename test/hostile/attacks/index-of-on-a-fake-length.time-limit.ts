// Tries: a built-in loop of 2^53 steps that never looks at interrupts.
// Holds: what the engine's own timeout cannot stop, the watchdog stops by killing the process.
export function linear_forward() {
  return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);
}
