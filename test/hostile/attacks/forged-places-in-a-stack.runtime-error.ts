// Tries: report places that are not in the file: line zero, line 999999, columns without end, other files.
// Holds: a place is shown when it lies in the student's file, otherwise none.
let turn = 0;

export function linear_forward() {
  const places = ['0:0', '999999:999999', '-1:5', '2:999999', '1e9:1', '3:3'];
  const error = new Error('x');
  error.stack = `Error: x\n    at f (submission.js:${places[turn++ % places.length]})\n    at /etc/passwd:1:1`;
  throw error;
}
