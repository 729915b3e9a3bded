// Tries: an object proxy that invents a million keys.
// Holds: keys count towards the budget of values.
const invented = Array.from({ length: 1_000_000 }, (_, i) => `k${i}`);

export function linear_forward() {
  return new Proxy(
    {},
    {
      ownKeys: () => invented,
      getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
      get: () => 1,
    },
  );
}
