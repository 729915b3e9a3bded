// Tries: replace module.exports by a proxy that hangs when the function is looked up.
// Holds: looking the function up belongs to loading, under the time limit.
declare const module: { exports: unknown };

module.exports = new Proxy(
  {},
  {
    get() {
      for (;;);
    },
  },
);
