// Tries: reserve memory by a resizable buffer, which once escaped the memory limit.
// Holds: buffers cannot grow.
type Resizable = ArrayBuffer & { resize(bytes: number): void };

export function linear_forward() {
  const Buffer = ArrayBuffer as unknown as new (bytes: number, options: { maxByteLength: number }) => Resizable;
  const kept: Uint8Array[] = [];
  for (;;) {
    const buffer = new Buffer(1, { maxByteLength: 2 ** 30 });
    buffer.resize(2 ** 30);
    kept.push(new Uint8Array(buffer).fill(1));
  }
}
