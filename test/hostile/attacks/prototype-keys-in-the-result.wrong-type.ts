// exercise: initialize_parameters
// Tries: return a dict whose keys are __proto__, constructor and toString, to poison whoever copies it.
// Holds: keys are data.
export function initialize_parameters() {
  return JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"W1":null}');
}
