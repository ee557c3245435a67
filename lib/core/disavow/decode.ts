/** The text of a disavow file and what its bytes had that Google does not take. */
import { sniffEncoding } from "../csv.ts";

interface DecodedDisavow {
  text: string;
  /** Size of the file as it was given. */
  bytes: number;
  warnings: { line: null; message: string }[];
}

/** Decodes bytes as the file says, or takes a text as UTF-8; the byte order mark goes. */
export function decodeDisavow(input: string | Uint8Array): DecodedDisavow {
  const warnings: DecodedDisavow["warnings"] = [];
  let text: string;
  if (typeof input === "string") text = input;
  else {
    const { encoding } = sniffEncoding(input);
    text = new TextDecoder(encoding, { ignoreBOM: true }).decode(input);
    if (encoding !== "utf-8") {
      warnings.push({ line: null, message: `The file is ${encoding}; Google takes UTF-8 or ASCII.` });
    }
  }
  const bytes = typeof input === "string" ? new TextEncoder().encode(input).length : input.length;
  if (text.startsWith("\ufeff")) {
    text = text.slice(1);
    warnings.push({ line: null, message: "The byte order mark at the start is removed." });
  }
  if (text.includes("\r"))
    warnings.push({ line: null, message: "Line ends with a carriage return are written as LF." });
  return { text, bytes, warnings };
}
