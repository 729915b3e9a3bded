// Tries: replace Promise.prototype.then by code that runs in whoever resolves the result.
// Holds: nobody resolves it.
Promise.prototype.then = () => {
  for (;;);
};
Object.defineProperty(Promise, Symbol.species, {
  get() {
    for (;;);
  },
});

export function linear_forward() {
  return Promise.resolve([]);
}
