// Tries: replace a function of np for everybody.
// Holds: the module is frozen.
import * as np from 'np';

export function linear_forward() {
  (np as unknown as Record<string, unknown>).dot = () => 0;
}
