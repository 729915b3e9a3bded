// Tries: reserve memory by WebAssembly, which once escaped the memory limit.
// Holds: WebAssembly does not exist.
declare const WebAssembly: { Memory: new (options: object) => object };

export function linear_forward() {
  return new WebAssembly.Memory({ initial: 32_000 });
}
