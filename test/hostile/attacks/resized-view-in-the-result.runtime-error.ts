// Tries: return an array over a buffer that was shrunk, whose copy once killed the process.
// Holds: buffers cannot be resized or transferred away under an array.
import type { NDArray } from 'np';

type Resizable = ArrayBuffer & { resize(bytes: number): void };

export function linear_forward(A: NDArray, W: NDArray, b: NDArray) {
  const Buffer = ArrayBuffer as unknown as new (bytes: number, options: { maxByteLength: number }) => Resizable;
  const buffer = new Buffer(800, { maxByteLength: 1600 });
  const view = new Float64Array(buffer);
  buffer.resize(8);
  return [view, [A, W, b]];
}
