// How fast a release of domain ranks is imported, and in how much memory: a made-up file in Common Crawl's shape, read
// by the command line into a database of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";
import { root } from "#lib/boot/root";
import { openBenchDatabase } from "./room/database.ts";

/** Above this the import's memory would not be bounded any more. */
const MEMORY_MAX_MB = 400;

/** `bench ranks [--lines 1000000] [--top 1000000]`. Ends with 1 above 400 MB. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { lines: { type: "string", default: "1000000" }, top: { type: "string", default: "1000000" } },
  });
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "fairlead-ranks-"));
  const database = await openBenchDatabase();
  try {
    const file = path.join(dir, "cc-main-2025-may-jun-jul-domain-ranks.txt.gz");
    await pipeline(
      Readable.from(pieces(Number(values.lines))),
      createGzip({ level: 1 }),
      fs.createWriteStream(file),
    );
    const importing = spawn(
      process.execPath,
      [path.join(root, "bin/fairlead.js"), "ranks", "import", file, "--top", values.top],
      { env: { DATABASE_URL: database.url, NODE_ENV: "production" }, stdio: ["ignore", "inherit", "pipe"] },
    );
    let told = "";
    importing.stderr.setEncoding("utf8").on("data", (text: string) => {
      told += text;
      process.stdout.write(text);
    });
    const [code] = (await once(importing, "close")) as [number | null];
    const megabytes = Number(/at most (\d+) MB/.exec(told)?.[1] ?? Number.POSITIVE_INFINITY);
    return code === 0 && megabytes <= MEMORY_MAX_MB ? 0 : 1;
  } finally {
    await database.close();
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

function* pieces(lines: number): Generator<string> {
  let text = "#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts\n";
  for (let position = 1; position <= lines; position++) {
    // As the release has it: some 60 bytes a line, names in no order.
    const name = `com.${((position * 2_654_435_761) % 4_294_967_296).toString(36)}-${position.toString(36)}`;
    text += `${position}\t${(4e7 / Math.sqrt(position)).toExponential(7)}\t${(position * 7) % lines}\t1.1E-8\t${name}\t${position % 90}\n`;
    if (text.length > 1 << 16) {
      yield text;
      text = "";
    }
  }
  yield text;
}
