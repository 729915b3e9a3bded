// Tries: look like a failure of the machine: an error that says what the sandbox says when it times out or runs out of memory.
// Holds: limits are recognised by the sandbox itself, not by the words of an error.
export function linear_forward() {
  throw new Error('Script execution timed out. Isolate was disposed during execution due to memory limit');
}
