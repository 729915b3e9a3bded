// Tries: end the function that wraps the file and go on outside of it.
// Holds: the file is parsed by itself before it is wrapped, so an unmatched brace is a syntax error.
export function linear_forward() {}
}); globalThis.escaped = true; (function (exports, require, module, console) {
