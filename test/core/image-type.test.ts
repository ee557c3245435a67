import { expect, test } from "vitest";
import { imageTypeOf } from "#lib/core/image-type";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
  );
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

test.each<[string, Buffer, string | null]>([
  ["a PNG", bytes(png, [0, 0, 0, 13], "IHDR"), "image/png"],
  ["a JPEG", bytes([0xff, 0xd8, 0xff, 0xe0], "..JFIF"), "image/jpeg"],
  ["a WebP", bytes("RIFF", [1, 0, 0, 0], "WEBPVP8 "), "image/webp"],
  ["a PNG that is HTML", bytes("<!doctype html><script>alert(1)</script>"), null],
  ["HTML behind the signature of a PNG", bytes(png, "<script>alert(1)</script>"), null],
  ["an SVG", bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), null],
  ["a GIF", bytes("GIF89a"), null],
  ["a sound in a RIFF", bytes("RIFF", [1, 0, 0, 0], "WAVEfmt "), null],
  ["a PDF", bytes("%PDF-1.7"), null],
  ["half a signature", bytes(png.slice(0, 4)), null],
  ["nothing", bytes(), null],
])("%s", (_name, image, type) => expect(imageTypeOf(image)).toBe(type));
