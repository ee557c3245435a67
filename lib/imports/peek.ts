/** Looks at the first bytes of a stream and gives it back whole: an upload, a zip's entry and stdin are read once. */

export interface Peeked {
  /** Up to `bytes` bytes; all of them when the stream is shorter. */
  sample: Uint8Array;
  /** The stream from its first byte. */
  stream: AsyncIterable<Uint8Array>;
}

export async function peek(source: AsyncIterable<Uint8Array>, bytes: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < bytes && !ended) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else {
      chunks.push(next.value);
      length += next.value.length;
    }
  }
  return { sample: Buffer.concat(chunks).subarray(0, bytes), stream: replay(chunks, iterator, ended) };
}

async function* replay(
  chunks: Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
  ended: boolean,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks.splice(0);
    while (!ended) {
      const next = await iterator.next();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
