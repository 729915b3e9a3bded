// Tries: a proxy whose prototype is another proxy of the same kind, without end: every instanceof walks for ever.
// Holds: looking at the kind of a value happens under the time limit, or the engine itself gives up.
const endless = (): object => new Proxy({}, { getPrototypeOf: endless });

export function linear_forward() {
  return endless();
}
