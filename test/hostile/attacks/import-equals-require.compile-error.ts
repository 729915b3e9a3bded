// Tries: TypeScript's own form of require.
// Holds: every form of import is checked.
import fs = require('fs');

export function linear_forward() {
  return fs.readFileSync('/etc/passwd', 'utf8');
}
