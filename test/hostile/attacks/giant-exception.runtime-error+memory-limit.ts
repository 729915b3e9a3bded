// Tries: throw an error with a message of 300 MB.
// Holds: the message is cut inside the sandbox, or the memory limit is met while it is made.
export function linear_forward() {
  throw new Error('x'.repeat(300_000_000));
}
