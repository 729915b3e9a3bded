// Tries: leave strict mode by a with statement.
// Holds: the file is strict as every module is.
declare const module: { exports: Record<string, unknown> };

with (module) {
  exports.linear_forward = () => 0;
}
