/**
 * Bytes in, text out, in bounded memory. A file taken for UTF-8 may hold lines in windows-1252 (exports glued
 * together, or a sample that was plain ASCII): such lines alone are read the other way, and nothing stops.
 */
import type { TextEncodingName } from "#lib/core/csv";

const LF = 10;

/** A line without an end is decoded in pieces of this size. */
const MAX_BLOCK = 8 * 1024 * 1024;

/** Yields the text of a byte stream, whole lines at a time where the encoding allows. */
export async function* decodeText(
  stream: AsyncIterable<Uint8Array>,
  encoding: TextEncodingName,
): AsyncGenerator<string> {
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const decoder = new TextDecoder(encoding);
    for await (const bytes of stream) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
    return;
  }
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let first = true;
  const flush = (last: Uint8Array): string => {
    const block = held.length === 0 ? last : Buffer.concat([...held, last]);
    held = [];
    heldBytes = 0;
    const text = decodeBlock(block);
    if (!first) return text;
    first = false;
    return text.replace(/^\ufeff/, "");
  };
  for await (const bytes of stream) {
    const end = bytes.lastIndexOf(LF) + 1;
    if (end > 0) {
      yield flush(bytes.subarray(0, end));
    }
    const rest = bytes.subarray(end);
    if (rest.length === 0) continue;
    // A copy: the producer may use its buffer again.
    held.push(rest.slice());
    heldBytes += rest.length;
    if (heldBytes > MAX_BLOCK) {
      const block = Buffer.concat(held);
      // Never in the middle of a character.
      const cut = block.findLastIndex((byte) => byte < 0x80) + 1 || block.length;
      held = [];
      yield flush(block.subarray(0, cut));
      held = [block.subarray(cut)];
      heldBytes = block.length - cut;
    }
  }
  if (heldBytes > 0) yield flush(new Uint8Array());
}

/** The text of a whole sample. */
export function decodeBytes(bytes: Uint8Array, encoding: TextEncodingName): string {
  if (encoding === "utf-8" || encoding === "windows-1252") return decodeBlock(bytes).replace(/^\ufeff/, "");
  return new TextDecoder(encoding).decode(bytes);
}

function decodeBlock(block: Uint8Array): string {
  try {
    return strictUtf8.decode(block);
  } catch {
    let text = "";
    for (let start = 0; start < block.length; ) {
      const lf = block.indexOf(LF, start);
      const end = lf < 0 ? block.length : lf + 1;
      text += decodeLine(block.subarray(start, end));
      start = end;
    }
    return text;
  }
}

function decodeLine(line: Uint8Array): string {
  try {
    return strictUtf8.decode(line);
  } catch {
    return windows1252.decode(line);
  }
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder("windows-1252");
