// Tries: end the process that grades.
// Holds: there is no process object.
declare const process: { exit(code: number): never; kill(pid: number, signal: string): void };

export function linear_forward() {
  process.kill(0, 'SIGKILL');
  process.exit(0);
}
