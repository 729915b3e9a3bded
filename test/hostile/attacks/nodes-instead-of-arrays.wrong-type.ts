// Tries: return the inner form in which arrays travel, with offsets outside the data.
// Holds: objects of students travel as objects; the inner form is made by the harness alone.
export function linear_forward() {
  const node = { kind: 'tensor', shape: [1, 2], offset: -1 };
  return [node, [node, node, { kind: 'tensor', shape: [2 ** 30, 2 ** 30], offset: 2 ** 53 }]];
}
