import { expect, test } from "vitest";
import { describeSelection } from "#lib/runs/describe-selection";
import { NewRun, RunSelection, Selection, type SelectionInput } from "#lib/runs/schema";

const words = (selection: SelectionInput) => describeSelection(Selection.parse(selection));

test.each<[SelectionInput, string]>([
  [{ kind: "all" }, "Everything: backlinks, reported pages, agreed links"],
  [{ kind: "links", filter: {}, count: 3 }, "Backlinks"],
  [{ kind: "links", filter: { side: "outbound" }, count: 3 }, "External links"],
  [
    { kind: "links", filter: { rel: "nofollow,ugc", place: "footer" }, count: 3 },
    "Backlinks, nofollow or ugc, in footer",
  ],
  [
    { kind: "links", filter: { status: ["not_found"], domain: "a.example" }, count: 3 },
    "Backlinks, not found, from a.example",
  ],
  [
    { kind: "links", filter: { q: "pots", vendor: "ahrefs" }, count: 3 },
    "Backlinks, reported by Ahrefs, containing “pots”",
  ],
  [
    {
      kind: "links",
      filter: { tag: ["spring", ""], care: "nobody", domains: "a.example,b.example" },
      count: 3,
    },
    "Backlinks, tagged “spring” or without a tag, looked after by nobody, from 2 domains",
  ],
  [
    { kind: "links", filter: { anchors: "3-text,4-image", targets: "7", live: "yes" }, count: 3 },
    "Backlinks, with 2 chosen anchors, to one chosen page, live",
  ],
  [
    { kind: "links", filter: { change: "lost", since: "2026-02-01" }, count: 3 },
    "Backlinks, lost, lost since 2026-02-01",
  ],
  [
    { kind: "reported", filter: { only: "a.example" }, count: 1 },
    "Home page of a.example, reported to link here",
  ],
  [{ kind: "reported", filter: {}, count: 9 }, "Home pages of domains that are reported to link here"],
  [{ kind: "picked", links: [{ source: 1, target: 2 }] }, "One link"],
  [
    {
      kind: "picked",
      links: [
        { source: 1, target: 2 },
        { source: 3, target: 2 },
      ],
    },
    "2 links picked by hand",
  ],
  [{ kind: "candidates", count: 9 }, "Reported pages that nobody has read yet"],
  [{ kind: "placements", count: 9 }, "Agreed links"],
  [{ kind: "placements", status: ["lost", "changed"], count: 9 }, "Agreed links, lost or changed"],
])("%j is told as “%s”", (selection, text) => {
  expect(words(selection)).toBe(text);
});

test("a run by schedule says so, and nobody can ask for one by hand", () => {
  const selection = { kind: "due", before: "2026-03-01T00:00:00.000Z" };
  expect(describeSelection(RunSelection.parse(selection))).toBe("Pages that were due");
  expect(NewRun.safeParse({ site: "a.example", selection }).success).toBe(false);
});
