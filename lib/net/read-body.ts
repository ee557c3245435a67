import { type Readable, Transform } from "node:stream";
import zlib from "node:zlib";
import { NetError } from "./net-error.ts";

export interface Body {
  /** Decoded, in its own buffer, so that it can move to another thread. */
  bytes: Uint8Array<ArrayBuffer>;
  /** There was more, by our cap or by the sender's fault. */
  truncated: boolean;
}

// More codings than this on one answer is an attack (each one multiplies).
const mostCodings = 3;

/**
 * Reads a body to its end, or to `cap` decoded bytes. The cap counts what comes out: 1 GiB of zeros is 1,617
 * bytes of brotli. A compressed stream that breaks after it gave something counts as truncated.
 * Rejects with the stream's error or NetError "bad_response"; stops when the stream is destroyed from outside.
 */
export function readBody(source: Readable, codings: readonly string[], cap: number): Promise<Body> {
  const decoders = decodersFor(codings);
  if (decoders === null) {
    source.on("error", () => {}).destroy();
    return Promise.reject(new NetError("bad_response"));
  }
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let wire = 0;
    let settled = false;
    const streams: Readable[] = [source, ...decoders];
    const finish = (done: () => void) => {
      if (settled) return;
      settled = true;
      done();
      for (const stream of streams) if (!stream.destroyed) stream.destroy();
    };
    const end = (truncated: boolean) => finish(() => resolve({ bytes: joined(chunks, size), truncated }));
    const last = streams.at(-1) ?? source;
    for (const stream of streams) {
      stream.on("error", (error) => {
        // Browsers show what a damaged stream gave until then, so we read it, yet trust it only for what is there.
        if (stream !== source && (size > 0 || wire === 0)) end(size > 0);
        else finish(() => reject(stream === source ? error : new NetError("bad_response", error)));
      });
      stream.on("close", () => {
        if (!stream.readableEnded) finish(() => reject(new NetError("reset")));
      });
    }
    // Twice the cap on the wire without that much decoded: padding that never ends.
    if (decoders.length > 0) {
      source.on("data", (chunk: Uint8Array) => {
        wire += chunk.byteLength;
        if (wire > 2 * cap) end(true);
      });
    }
    last.on("data", (chunk: Uint8Array) => {
      const room = cap - size;
      chunks.push(chunk.byteLength > room ? chunk.subarray(0, room) : chunk);
      size += Math.min(chunk.byteLength, room);
      if (chunk.byteLength > room) end(true);
    });
    last.on("end", () => end(false));
    decoders.reduce<Readable>((from, decoder) => from.pipe(decoder), source);
  });
}

// Applied last, decoded first. A coding that nobody knows leaves the bytes as they are, as browsers do.
function decodersFor(codings: readonly string[]): Transform[] | null {
  const known = codings.filter((coding) => coding in makers).reverse();
  if (known.length > mostCodings) return null;
  return known.flatMap((coding) => makers[coding]?.() ?? []);
}

// 8 MB, the most that a sender may ask for (RFC 9659).
const zstdWindowLog = 23;

const makers: Record<string, () => Transform> = {
  gzip: () => zlib.createGunzip(),
  "x-gzip": () => zlib.createGunzip(),
  br: () => zlib.createBrotliDecompress(),
  zstd: () => zlib.createZstdDecompress({ params: { [zlib.constants.ZSTD_d_windowLogMax]: zstdWindowLog } }),
  // Servers send both the zlib format and the bare one under this name.
  deflate: () => inflateEither(),
};

function inflateEither(): Transform {
  let inner: Transform | undefined;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      if (inner === undefined) {
        inner = ((chunk[0] ?? 0) & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw();
        inner.on("data", (data: Uint8Array) => this.push(data)).on("error", (error) => this.destroy(error));
      }
      inner.write(chunk, () => done());
    },
    flush(done) {
      if (inner === undefined) return done();
      inner.once("end", () => done()).end();
    },
    destroy(error, done) {
      inner?.destroy();
      done(error);
    },
  });
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
