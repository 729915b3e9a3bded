// Tries: start a program.
// Holds: require of a name that is not offered is refused before anything runs.
declare const require: (name: string) => { execSync(command: string): unknown };

export function linear_forward() {
  return require('child_process').execSync('id');
}
