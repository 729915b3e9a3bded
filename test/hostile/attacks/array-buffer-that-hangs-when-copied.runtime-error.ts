// Tries: replace ArrayBuffer by a constructor of objects with endless getters, for whoever hands them out of the isolate, then throw.
// Holds: what leaves the isolate is made by constructors that were captured before this file was loaded.
const hang = {
  get bytes() {
    for (;;);
  },
};
globalThis.ArrayBuffer = function () {
  return { hang, ...hang };
} as never;
Object.defineProperty(globalThis, 'ArrayBuffer', {
  value: function Forged() {
    return Object.defineProperty({}, 'bytes', { enumerable: true, get: () => hang.bytes });
  },
});

export function linear_forward() {
  throw new Error('now read what is left');
}
