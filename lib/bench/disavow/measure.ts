// The measuring process of `bench disavow`: each round writes the file of a kept version, draws up a new one, and
// copies the same names out of their table, one after the other.
import pg from "pg";
import { closePool } from "#lib/db/pool";
import { one, query } from "#lib/db/sql";
import { createVersion, recordHeldList } from "#lib/disavow/change-list";
import { readDraft, versionFile } from "#lib/disavow/queries";
import { readEnv } from "#lib/env";
import { judgeLinks } from "#lib/toxic/judge-links";
import { makeTeam } from "../room/team.ts";
import { home } from "../verify/pages.ts";

const GOAL = 1.4;
const FLOOR = 2.5;
const ROUNDS = 9;
/** With the header of the file, and a new entry and its reason, 100,000 lines. */
const HELD = 99_992;
const site = new URL(home).hostname;
const property = `https://${site}/`;
const today = "2026-01-01";
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** Gathers the bytes of COPY … TO STDOUT, which the client else drops. */
class CopyOut extends pg.Query {
  bytes = 0;

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.bytes += chunk.length;
  }
}

function copyOut(client: pg.Client, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const copying: CopyOut = new CopyOut(text, undefined, (error: Error | undefined) =>
      error ? reject(error) : resolve(copying.bytes),
    );
    client.query(copying);
  });
}

async function timed<T>(run: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await run();
  return { ms: performance.now() - began, value };
}

const scope = await makeTeam([]);
const list = Array.from({ length: HELD }, (_, at) => `domain:s${at.toString(36)}.com`).join("\n");
await recordHeldList(scope, { site, property, list });
await judgeLinks(scope, {
  site,
  opinion: "toxic",
  on: "domain",
  what: { kind: "names", names: ["new.example"] },
  reason: "Link network",
});
const draft = await readDraft(scope, site, today);
const { id } = await createVersion(scope, {
  site,
  property,
  note: "",
  leaveOut: [],
  number: draft.number,
  fingerprint: draft.fingerprint,
});
await query("CREATE TABLE disavow_line (line text NOT NULL)");
await query(
  `INSERT INTO disavow_line SELECT unnest(string_to_array(text, E'\\n')) FROM disavow_version WHERE id = $1`,
  [id],
);
const lines = await one<{ count: number }>("SELECT count(*)::int - 1 AS count FROM disavow_line");

const client = new pg.Client({ connectionString: readEnv().databaseUrl ?? "" });
await client.connect();
const figures = { copy: [] as number[], file: [] as number[], draft: [] as number[] };
let bytes = 0;
for (let round = 0; round < ROUNDS; round++) {
  figures.copy.push((await timed(() => copyOut(client, "COPY disavow_line TO STDOUT"))).ms);
  const file = await timed(async () => Buffer.from((await versionFile(scope, site, id)).text));
  figures.file.push(file.ms);
  bytes = file.value.length;
  figures.draft.push((await timed(() => readDraft(scope, site, today))).ms);
}
await client.end();
await closePool();

const [copy, file, drawn] = [median(figures.copy), median(figures.file), median(figures.draft)];
const ratio = file / copy;
const say = (label: string, text: string) => process.stdout.write(`${label.padEnd(34)}${text}\n`);
say("lines, bytes of the file", `${lines?.count}, ${bytes}`);
say("COPY TO STDOUT", `${copy.toFixed(1)} ms`);
say(
  "the file of a kept version",
  `${file.toFixed(1)} ms, ${ratio.toFixed(2)} × (goal ${GOAL}, floor ${FLOOR})`,
);
say("drawing up the next version", `${drawn.toFixed(0)} ms, ${(drawn / copy).toFixed(1)} × (once a version)`);
process.exit(ratio <= FLOOR ? 0 : 1);
