// Tries: read the references from disk.
// Holds: only the modules of the course can be imported; the message names the line.
import { readdirSync, readFileSync } from 'fs';

export function linear_forward() {
  return readdirSync('/').map((name) => readFileSync(`/${name}`, 'utf8'));
}
