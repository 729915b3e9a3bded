// Tries: reach the outside through the constructors of async and generator functions.
// Holds: they belong to the isolate as well.
export function linear_forward() {
  const makers = [async () => {}, function* () {}, async function* () {}].map((f) => f.constructor as FunctionConstructor);
  for (const make of makers) make('globalThis.escaped = typeof process')();
  return makers[1]?.('yield process.env')().next().value.PATH;
}
