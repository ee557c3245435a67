import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { AppError } from "#lib/errors";
import { peek } from "#lib/imports/peek";

/** RFC 1952 §2.3.1 */
const GZIP = [0x1f, 0x8b];

/** No line of ranks is nearly as long: what has no line ends is no text and would fill the memory. */
const LINE_MAX = 1_000_000;

/**
 * A text file as lines, unpacked when it is gzip, in bounded memory: each piece holds what one read gave.
 * Throws AppError "invalid" for an archive that is damaged or ends too early, and for what is no text.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const { sample, stream } = await peek(bytes, GZIP.length);
  const packed = GZIP.every((byte, at) => sample[at] === byte);
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of packed ? gunzip(stream) : stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LINE_MAX) throw new AppError("invalid", "This is no text file: it has no line ends.");
    yield lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield [rest];
}

async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip({ chunkSize: 256 * 1024 });
  // An error reaches whoever reads the unpacked bytes.
  pipeline(Readable.from(bytes), unpacked, () => {});
  try {
    yield* unpacked;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "";
    if (!code.startsWith("Z_")) throw cause;
    throw new AppError(
      "invalid",
      "The archive is damaged or ends too early. What was read is kept: give the whole file, and the import goes on.",
      { cause },
    );
  }
}
