import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeFrame, FrameReader } from '../../../graders/pool/frames.ts';

describe('frames', () => {
  it('survive any cutting of the stream into chunks', () => {
    const frame = fc.tuple(fc.jsonValue(), fc.uint8Array({ maxLength: 200 }));
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 6 }), fc.integer({ min: 1, max: 50 }), (frames, size) => {
        const stream = Buffer.concat(frames.map(([header, bytes]) => encodeFrame(header, bytes)));
        const reader = new FrameReader(1 << 20);
        const read = [];
        for (let at = 0; at < stream.length; at += size) read.push(...reader.push(stream.subarray(at, at + size)));
        expect(read.map(({ header, bytes }) => [JSON.stringify(header), [...bytes]])).toEqual(
          frames.map(([header, bytes]) => [JSON.stringify(header), [...bytes]]),
        );
      }),
    );
  });

  it('are refused by their announced length, before anything of that size is read', () => {
    const prefix = Buffer.alloc(8);
    prefix.writeUInt32LE(10, 0);
    prefix.writeUInt32LE(4_000_000_000, 4);
    expect(() => new FrameReader(1_000).push(prefix)).toThrow('a frame of 4000000010 bytes exceeds the limit of 1000');
  });

  it('are refused when the header is not JSON', () => {
    const frame = encodeFrame('x');
    frame.write('!!!', 8);
    expect(() => new FrameReader(1_000).push(frame)).toThrow('the header of a frame is not JSON');
  });
});
