// Tries: print an integer of 200 million bits in base ten.
// Holds: the watchdog ends what no interrupt reaches.
export function linear_forward() {
  return [((1n << 200_000_000n) - 1n).toString().length];
}
