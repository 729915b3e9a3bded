// Tries: export a module of Node, so that the harness looks into it.
// Holds: every form of import is checked.
export * from 'fs';
export { readFileSync as linear_forward } from 'fs';
