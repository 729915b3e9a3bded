// Tries: return a thenable: whoever awaits it runs this code outside the time limit.
// Holds: results are never awaited or resolved; this is an object with a function in it.
export function linear_forward() {
  return {
    then() {
      for (;;);
    },
  };
}
