// Tries: require modules of Node, by computed names, by objects that turn into other names, and through the prototype chain.
// Holds: require knows three names and nothing else.
declare const require: (name: unknown) => { execSync(command: string): unknown };

export function linear_forward() {
  const names: unknown[] = ['__proto__', 'constructor', 'toString', 'child', { toString: () => 'np' }, ['np'], Symbol('np')];
  for (const name of names) {
    try {
      console.log(String(require(name)));
    } catch (error) {
      console.log(String(error));
    }
  }
  return require(['child', 'process'].join('_')).execSync('id');
}
