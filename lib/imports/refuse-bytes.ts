/** Files that are no table at all, told by their first bytes: one plain sentence for each, saying what to do. */

interface NamedBytes {
  name: string;
  bytes: Uint8Array;
}

/** Why the bytes cannot be a table; null when they may be one. */
export function refuseBytes({ name, bytes }: NamedBytes): string | null {
  if (bytes.length === 0) return "The file is empty. Export it again.";
  if (isZip(bytes)) {
    return looksLikeWorkbook(name, bytes)
      ? "This workbook cannot be read. Save the sheet as CSV (comma separated, UTF-8) and import that file."
      : "This is a zip archive inside the import. Unpack it and import the files it holds.";
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return "This is an old Excel workbook, or one with a password. Save it as .xlsx without one, or as CSV, and import that file.";
  }
  if (isArchive(bytes)) return "This is a packed file. Unpack it and import the table inside.";
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return "This is a PDF. Export the links as CSV instead.";
  const start = new TextDecoder("utf-8").decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
  if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
    return "This is a web page, not an export: often the tool asked to sign in. Export the file again.";
  }
  if (isDisavowFile(bytes)) {
    return "This is a disavow file, not a list of links. Bring it in under Disavow, where it is merged with your list.";
  }
  return null;
}

/** Most of its lines disavow whole domains. */
function isDisavowFile(bytes: Uint8Array): boolean {
  const lines = new TextDecoder("utf-8")
    .decode(bytes)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return lines.filter((line) => /^\s*domain:\s*\S+\s*$/i.test(line)).length > lines.length / 2;
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

/** gzip, 7z, RAR, xz, bzip2, zstd. */
export function isArchive(bytes: Uint8Array): boolean {
  return (
    isZip(bytes) ||
    startsWith(bytes, [0x1f, 0x8b]) ||
    startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]) ||
    startsWith(bytes, [0x52, 0x61, 0x72, 0x21]) ||
    startsWith(bytes, [0xfd, 0x37, 0x7a, 0x58, 0x5a]) ||
    startsWith(bytes, [0x42, 0x5a, 0x68, 0x39]) ||
    startsWith(bytes, [0x28, 0xb5, 0x2f, 0xfd])
  );
}

/** A workbook's first entry is one of these; its name may say nothing. */
function looksLikeWorkbook(name: string, bytes: Uint8Array): boolean {
  if (/\.(?:xlsx|xlsm|ods)$/i.test(name)) return true;
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return /\[Content_Types\]\.xml|xl\/workbook|_rels\/\.rels|opendocument/.test(start);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}
