import { describe, expect, test } from "vitest";
import { BEST_UP_TO, firstLinkSort, isFiltered, linkViewParams, readLinkView } from "#lib/links/link-view";

/** Through the address and back. */
function again(params: Record<string, string | string[]>) {
  const told = linkViewParams(readLinkView(params));
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== undefined && value.length > 0),
  );
}

describe("the state of the table in its address", () => {
  test.each([
    [{ side: "inbound" }, { side: "inbound" }],
    [{}, { side: "inbound" }],
    [{ side: "sideways", sort: "'; DROP", open: "1-x", flip: "yes", from: "-4" }, { side: "inbound" }],
    [
      { side: "outbound", status: "live,lost", open: "12-34", flip: "1" },
      { side: "outbound", status: ["live", "lost"], open: "12-34", flip: "1" },
    ],
    [
      { rel: ["ugc", "follow"], sort: "source", after: "abc", from: "50" },
      { side: "inbound", rel: ["ugc", "follow"], sort: "source", after: "abc", from: "50" },
    ],
    [{ sort: "-known" }, { side: "inbound" }],
    [{ sort: "known" }, { side: "inbound", sort: "known" }],
    [
      { after: "a", before: "b" },
      { side: "inbound", before: "b" },
    ],
    [{ cols: "anchor,rel,known" }, { side: "inbound" }],
    [{ cols: "checked,anchor,nonsense,source" }, { side: "inbound", cols: "anchor,checked" }],
    [
      { tag: ["Spring, late"], care: ["me", "nobody", "a person"], group: "similar", rows: "250" },
      { side: "inbound", tag: ["Spring late"], group: "similar", rows: "250" },
    ],
    [
      { tag: "", care: "nobody", rows: "51" },
      { side: "inbound", tag: [""], care: ["nobody"] },
    ],
    [{ cols: "none" }, { side: "inbound", cols: "none" }],
    [
      { side: "outbound", cols: "source" },
      { side: "outbound", cols: "source" },
    ],
    [
      { anchor: " ", q: "  words " },
      { side: "inbound", anchor: " ", q: "words" },
    ],
  ])("%j", (params, expected) => {
    expect(again(params as Record<string, string>)).toEqual(expected);
    expect(again(expected as Record<string, string>)).toEqual(expected);
  });
  test("without an order the best links come first, and of very many the newest", () => {
    expect(firstLinkSort(BEST_UP_TO)).toBe("relevance");
    expect(firstLinkSort(BEST_UP_TO + 1)).toBe("known");
    const view = readLinkView({}, "relevance");
    expect(view).toMatchObject({ sort: "relevance", dir: "desc" });
    expect(linkViewParams(view).sort).toBeUndefined();
    expect(linkViewParams(readLinkView({ sort: "-known" }, "relevance")).sort).toBe("-known");
  });
  test("a side alone filters nothing, anything else does", () => {
    expect(isFiltered(readLinkView({ side: "internal" }).filter)).toBe(false);
    expect(isFiltered(readLinkView({ seen: "reported" }).filter)).toBe(true);
    expect(isFiltered(readLinkView({ status: "nonsense" }).filter)).toBe(false);
  });
});
