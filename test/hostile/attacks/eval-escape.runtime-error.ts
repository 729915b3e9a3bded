// Tries: reach Node's process by direct and indirect eval.
// Holds: the isolate has no process, whatever the scope.
export function linear_forward() {
  const indirect = eval;
  console.log(indirect('typeof process + typeof require + typeof globalThis.process'));
  return indirect('process.binding("fs")');
}
