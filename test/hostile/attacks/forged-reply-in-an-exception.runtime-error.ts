// Tries: close the harness's JSON from within an error message and append a passing outcome.
// Holds: all text is quoted.
export function linear_forward() {
  const close = '"}},{"log":"","result":{"outcome":"returned","calls":[],"inputs":[]}}';
  const error = new Error(`\\${close}{"outcome":"loaded"}}`);
  error.name = `\\"${close}`;
  throw error;
}
