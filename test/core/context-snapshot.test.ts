import { describe, expect, test } from "vitest";
import { readSnapshot, snapshotOf } from "#lib/core/context-snapshot";

const link = { anchor: "the guide", contextLeft: "read", contextRight: "first" };

describe("the words around a link", () => {
  test("are kept and read back", () => {
    expect(snapshotOf(link)).toEqual({ left: "read", anchor: "the guide", right: "first" });
    expect(readSnapshot(snapshotOf(link))).toEqual({ left: "read", anchor: "the guide", right: "first" });
  });
  test("what is empty takes no room", () => {
    expect(snapshotOf({ ...link, contextLeft: "", contextRight: null })).toEqual({ anchor: "the guide" });
    expect(snapshotOf({ anchor: "", contextLeft: "", contextRight: null })).toBeNull();
  });
  test("each part is cut to 100 characters, beside the link, and never through one", () => {
    const long = `${"a".repeat(60)}😀${"b".repeat(99)}`;
    const cut = snapshotOf({ anchor: long, contextLeft: long, contextRight: long });
    expect(cut).toEqual({ left: "b".repeat(99), anchor: long.slice(0, 100), right: long.slice(0, 100) });
  });
  test("of an event without any, there are none", () => {
    expect(readSnapshot(null)).toBeNull();
    expect(readSnapshot({ reason: "removed", left: 3 })).toBeNull();
  });
});
