/**
 * Owns the framing between a grader and its sandbox workers: a JSON header and raw bytes, both length-prefixed.
 * Must not know what the messages mean. A worker's frames are parsed as hostile: every length is capped before use.
 *
 * Layout: uint32 LE length of the JSON, uint32 LE length of the bytes, JSON (UTF-8), bytes.
 */

/** A frame that breaks the framing or exceeds a limit. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

export interface Frame {
  readonly header: unknown;
  readonly bytes: Buffer;
}

const PREFIX = 8;

/** One frame as a buffer. */
export function encodeFrame(header: unknown, bytes: Uint8Array = new Uint8Array(0)): Buffer {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32LE(json.length, 0);
  prefix.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([prefix, json, bytes]);
}

/** Reads the two lengths of a prefix. @throws FrameError when their sum exceeds `maxBytes`. */
export function frameLengths(prefix: Buffer, maxBytes: number): { json: number; bytes: number } {
  const json = prefix.readUInt32LE(0);
  const bytes = prefix.readUInt32LE(4);
  if (json + bytes > maxBytes)
    throw new FrameError(`a frame of ${json + bytes} bytes exceeds the limit of ${maxBytes}`);
  return { json, bytes };
}

/** Parses the body of a frame. @throws FrameError when the JSON does not parse. */
export function decodeFrame(body: Buffer, jsonLength: number): Frame {
  try {
    return { header: JSON.parse(body.toString('utf8', 0, jsonLength)), bytes: body.subarray(jsonLength) };
  } catch {
    throw new FrameError('the header of a frame is not JSON');
  }
}

/** Cuts a stream into frames. Feed chunks; complete frames come back in order. */
export class FrameReader {
  readonly #maxBytes: number;
  #chunks: Buffer[] = [];
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** @throws FrameError */
  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const frames: Frame[] = [];
    while (this.#length >= PREFIX) {
      const head = this.#peek(PREFIX);
      const { json, bytes } = frameLengths(head, this.#maxBytes);
      const total = PREFIX + json + bytes;
      if (this.#length < total) break;
      const all = Buffer.concat(this.#chunks, this.#length);
      frames.push(decodeFrame(all.subarray(PREFIX, total), json));
      this.#chunks = [all.subarray(total)];
      this.#length -= total;
    }
    return frames;
  }

  #peek(count: number): Buffer {
    const [first] = this.#chunks;
    if (first !== undefined && first.length >= count) return first;
    const all = Buffer.concat(this.#chunks, this.#length);
    this.#chunks = [all];
    return all;
  }
}
