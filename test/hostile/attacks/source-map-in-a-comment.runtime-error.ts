// Tries: place errors by a source map of one's own.
// Holds: comments steer nothing; the line is that of the student's file.
export function linear_forward() {
  return (undefined as any).x;
}
//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbImV2aWwudHMiXSwibmFtZXMiOltdLCJtYXBwaW5ncyI6IkFBQUE7QUFDQTtBQUNBIn0=
