/**
 * What an image is by its first bytes, whatever its name says. Only formats that hold no script are known: SVG is
 * a document and never one of them. Signatures: PNG (W3C PNG §5.2), JPEG (ITU-T T.81 B.1.1.3), WebP (RFC 9649 §2).
 */

/** The images that are kept, with the ending of their file. */
export const imageEndings = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" } as const;
export type ImageType = keyof typeof imageEndings;

/** Most bytes of an image that is kept: 5 MB. */
export const imageMax = 5 * 1024 * 1024;

/** The type of an image, or null: no image that is kept. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const has = (at: number, ...values: number[]) =>
    values.every((value, index) => bytes[at + index] === value);
  const says = (at: number, word: string) => has(at, ...[...word].map((char) => char.charCodeAt(0)));
  if (has(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) && says(12, "IHDR")) return "image/png";
  if (has(0, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (says(0, "RIFF") && says(8, "WEBPVP8")) return "image/webp";
  return null;
}
