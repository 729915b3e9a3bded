// Tries: return a promise that never settles, so that whoever awaits it waits for ever.
// Holds: promises are not awaited; a promise is not a result.
export function linear_forward() {
  return new Promise(() => {});
}
