import { describe, expect, test } from "vitest";
import { type ToldEvent, tellEvent } from "#lib/core/event-words";
import type { EventKind } from "#lib/core/link-state";

const event = (
  kind: EventKind,
  detail: ToldEvent["detail"] = null,
  origin: ToldEvent["origin"] = "observed",
) => tellEvent({ kind, origin, detail });

describe("an event in plain words", () => {
  test.each<[string, string]>([
    [event("gained"), "The link appeared on the page"],
    [event("gained", null, "reported"), "First seen, says its report"],
    [event("known", null, "reported"), "Reported, without a date"],
    [event("lost", { reason: "page_gone" }), "Lost: the page is gone"],
    [event("lost", { reason: "reported" }, "reported"), "Reported as lost"],
    [event("lost"), "Lost: the link is gone from the page"],
    [
      event("rel_changed", { from: "follow", to: "nofollow", by: "rel" }),
      "Rel changed from dofollow to nofollow",
    ],
    [
      event("rel_changed", { from: "follow", to: "nofollow", by: "meta" }),
      "Rel changed from dofollow to nofollow, by a meta tag of the page",
    ],
    [
      event("rel_changed", { from: "nofollow", to: "nofollow", fromRel: "nofollow", toRel: "nofollow ugc" }),
      "Rel changed from “nofollow” to “nofollow ugc”",
    ],
    [event("rel_changed", null, "reported"), "Its rel became known"],
    [
      event("anchor_changed", { from: "the guide", to: "" }),
      "Anchor changed from “the guide” to no anchor text",
    ],
    [event("place_changed", { from: "footer", to: "content" }), "Moved from the footer to the content"],
    [event("hidden_changed", { hidden: true }), "Readers can no longer see the link"],
    [event("canonical_away", { canonical: null }), "The page names another address as the original"],
    [
      event("page_moved", { from: "https://a.example/", to: "https://b.example/" }),
      "The page moved to https://b.example/",
    ],
  ])("%s", (told, expected) => expect(told).toBe(expected));

  test("a stranger's long anchor is cut", () =>
    expect(event("anchor_changed", { from: "x".repeat(5_000), to: "y" }).length).toBeLessThan(200));
  test("a place that is none of ours is not repeated", () =>
    expect(event("place_changed", { from: "<b>", to: "content" })).toBe(
      "Moved from an unknown place to the content",
    ));
});
