// Tries: replace ArrayBuffer by a constructor of objects that claim 2^40 elements, for whoever copies them out, then throw.
// Holds: what leaves the isolate is made by constructors that were captured before this file was loaded; never the grader's failure.
Object.defineProperty(globalThis, 'ArrayBuffer', {
  value: function Forged() {
    return { length: 2 ** 40, byteLength: 2 ** 40 };
  },
});

export function linear_forward() {
  throw new Error('now read what is left');
}
