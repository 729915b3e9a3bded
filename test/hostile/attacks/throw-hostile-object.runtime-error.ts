// Tries: throw an object whose name, message and stack throw in turn.
// Holds: what cannot be read is left out.
export function linear_forward() {
  const trap = {
    get() {
      throw trap;
    },
  };
  throw Object.defineProperties({}, { name: trap, message: trap, stack: trap, toString: trap, [Symbol.toPrimitive]: trap });
}
