/**
 * Owns standing in for modules that a bundle must not contain: TypeScript on the page (the worker has it), Node's own
 * modules in the worker (only a server calls them).
 * Must not grow: it holds the one name that is read while the editor's bundle is loaded.
 */
export default { ScriptElementKind: {} };
