// Tries: grow a Map for ever.
// Holds: the heap limit, or the engine's own bound on the size of a Map, which the loop then meets again and again.
const maps: Map<object, object>[] = [];

export function linear_forward() {
  for (;;) {
    const map = new Map<object, object>();
    maps.push(map);
    for (let i = 0; i < 1_000_000; i++) map.set({ i }, { i });
  }
}
