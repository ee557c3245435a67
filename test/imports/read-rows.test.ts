import { describe, expect, test } from "vitest";
import { csvLine } from "#lib/core/csv";
import { detectFormat } from "#lib/imports/detect-format";
import { readRows } from "#lib/imports/read-rows";
import { readFile } from "./read-table-text.ts";

const HEADER = "source,target,anchor,rel,first seen\n";

describe("each row has one outcome", () => {
  test.each([
    ["a link", "https://a.example/,https://b.example/,x,,2024-01-02", "accepted", ""],
    ["no address", "not a page,https://b.example/,x,,", "rejected", '"not a page" is no web address'],
    ["an empty source", ",https://b.example/,x,,", "rejected", "The source is empty"],
    ["an empty target", "https://a.example/,,x,,", "rejected", "The target is empty"],
    ["half an address", "https://,https://b.example/,x,,", "rejected", "is not a whole web address"],
    ["a password", "https://me:secret@a.example/,https://b.example/,x,,", "rejected", "password"],
    ["another scheme", "https://a.example/,javascript:alert(1),x,,", "skipped", "javascript:"],
    ["an app", "android-app://com.example,https://b.example/,x,,", "skipped", "android-app:"],
    [
      "too many cells",
      "https://a.example/,https://b.example/,x,,,y",
      "rejected",
      "6 cells where the table has 5",
    ],
    ["an open quote", 'https://a.example/,https://b.example/,"x,,', "rejected", "never closed"],
    ["too few cells", "https://a.example/,https://b.example/", "accepted", ""],
    [
      "an endless address",
      `https://a.example/${"x".repeat(9_000)},https://b.example/,x,,`,
      "rejected",
      "8,192",
    ],
  ])("%s", async (_, row, status, reason) => {
    const { outcomes } = await readFile(`${HEADER}${row}\nhttps://last.example/,https://b.example/,x,,\n`);
    expect(outcomes.map((one) => one.line)).toEqual([2, 3]);
    expect(outcomes[0]).toMatchObject({
      status,
      ...(reason ? { reason: expect.stringContaining(reason) } : {}),
    });
    expect(outcomes[1]?.status).toBe("accepted");
  });

  test("a bad date leaves the row, with a note", async () => {
    const { outcomes } = await readFile(`${HEADER}https://a.example/,https://b.example/,x,,soon\n`);
    expect(outcomes[0]).toMatchObject({
      status: "accepted",
      notes: [expect.stringContaining('"soon" in first seen is no date')],
    });
  });

  test("a rejected row keeps its cells for the person who repairs it", async () => {
    const { outcomes } = await readFile(`${HEADER}bad,https://b.example/,x\0y,,\n`);
    expect(outcomes[0]).toMatchObject({ cells: ["bad", "https://b.example/", "xy", "", ""] });
  });
});

describe("duplicates", () => {
  test.each([
    ["the same again", "https://a.example/,https://b.example/,x,,", "duplicate"],
    ["another spelling of the address", "HTTPS://A.example:443/#top,https://b.example/,x,,", "duplicate"],
    ["another day", "https://a.example/,https://b.example/,x,,2020-01-01", "duplicate"],
    ["another anchor is another occurrence", "https://a.example/,https://b.example/,y,,", "accepted"],
    ["another rel is another occurrence", "https://a.example/,https://b.example/,x,ugc,", "accepted"],
    ["another page", "https://a.example/2,https://b.example/,x,,", "accepted"],
  ])("%s", async (_, row, status) => {
    const { outcomes } = await readFile(`${HEADER}https://a.example/,https://b.example/,x,,\n${row}\n`);
    expect(outcomes[1]?.status).toBe(status);
  });
});

describe("dates of a column are read one way", () => {
  test.each([
    ["day first when a value says so", ["03/04/2024", "25/12/2024"], "2024-04-03", 0],
    ["month first when a value says so", ["03/04/2024", "12/25/2024"], "2024-03-04", 0],
    ["as the vendor writes when none does, and said", ["03/04/2024", "05/06/2024"], "2024-03-04", 1],
  ])("%s", async (_, days, first, warnings) => {
    const rows = days.map((day, at) => `https://a.example/${at},https://b.example/,x,,${day}\n`).join("");
    const { detected, links } = await readFile(HEADER + rows);
    expect(links[0]?.firstSeen).toBe(first);
    expect(detected.warnings).toHaveLength(warnings);
  });

  test("a column that does not tell follows one of the same file that does", async () => {
    const { detected, links } = await readFile(
      "source,target,first seen,last seen\nhttps://a.example/,https://b.example/,03/04/2024,25/12/2024\n",
    );
    expect(links[0]).toMatchObject({ firstSeen: "2024-04-03", lastSeen: "2024-12-25" });
    expect(detected.warnings).toEqual([]);
  });
});

describe("encodings", () => {
  test("windows-1252 lines among UTF-8 ones are read each in its own", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${HEADER}https://a.example/,https://b.example/,caf`),
      Buffer.from([0xe9]),
      Buffer.from(",,\nhttps://c.example/,https://b.example/,naïve ✓,,\n"),
    ]);
    const { detected, links } = await readFile(bytes);
    expect(detected.encoding).toBe("windows-1252");
    expect(links.map(({ anchor }) => anchor)).toEqual(["café", "naïve ✓"]);
  });

  test("a wrong byte far behind the sample costs nothing", async () => {
    const rows = "https://a.example/,https://b.example/,é,,\n".repeat(10);
    const sample = new TextEncoder().encode(HEADER + rows);
    const detected = detectFormat({ name: "x.csv", bytes: sample });
    async function* stream() {
      yield sample;
      yield new Uint8Array([
        ...new TextEncoder().encode("https://z.example/,https://b.example/,"),
        0xe9,
        0x2c,
        0x2c,
        0x0a,
      ]);
    }
    const anchors = [];
    for await (const outcome of readRows(stream(), detected))
      if (outcome.status === "accepted" && outcome.kind === "backlinks") anchors.push(outcome.row.anchor);
    expect(anchors).toEqual(["é", "é"]);
  });

  test("old Mac line ends", async () => {
    const { outcomes } = await readFile(
      `${HEADER}https://a.example/,https://b.example/,x,,\nhttps://c.example/,https://b.example/,y,,\n`.replaceAll(
        "\n",
        "\r",
      ),
    );
    expect(outcomes.map(({ status, line }) => [status, line])).toEqual([
      ["accepted", 2],
      ["accepted", 3],
    ]);
  });
});

test("what we neutralised in a file comes back unchanged", async () => {
  const anchors = ["=HYPERLINK(1)", "-5 %", "'=quoted", "@you", "plain"];
  const text =
    HEADER +
    anchors
      .map((anchor, at) => csvLine([`https://a.example/${at}`, "https://b.example/", anchor, "", ""]))
      .join("");
  expect((await readFile(text)).links.map(({ anchor }) => anchor)).toEqual(anchors);
});

test("of 200,000 rows with 1 % bad each is accounted for, in bounded memory", async () => {
  const total = 200_000;
  async function* file() {
    yield new TextEncoder().encode(HEADER);
    for (let at = 0; at < total; at += 1_000) {
      const rows = Array.from({ length: 1_000 }, (_, index) => {
        const id = at + index;
        if (id % 200 === 7) return `bad ${id},https://b.example/,x,,\n`;
        if (id % 200 === 107) return `https://a${id}.example/,https://b.example/,"open,,\n`;
        return `https://a${id}.example/,https://b.example/,"anchor, ${id % 50}",,2024-01-02\n`;
      });
      yield new TextEncoder().encode(rows.join(""));
    }
  }
  const detected = detectFormat({
    name: "x.csv",
    bytes: new TextEncoder().encode(`${HEADER}https://a.example/,https://b.example/,x,,\n`),
  });
  const counts = { accepted: 0, duplicate: 0, skipped: 0, rejected: 0 };
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  for await (const outcome of readRows(file(), detected)) {
    counts[outcome.status]++;
    if (counts.accepted % 20_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(counts).toEqual({ accepted: 198_000, duplicate: 0, skipped: 0, rejected: 2_000 });
  expect(most / 1e6).toBeLessThan(150);
}, 30_000);
