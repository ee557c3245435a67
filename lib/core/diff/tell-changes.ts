/** The events that tell how a link which is on the page now differs from what was known of it. */
import { snapshotOf } from "../context-snapshot.ts";
import { decisiveRel, type EventDraft, type EventKind, type LinkState } from "../link-state.ts";
import { foldAnchor } from "./fold-anchor.ts";

/** Takes one event; without `detail` it keeps the link's words as they are after it. */
export type TellChange = (
  kind: EventKind,
  target: string,
  before: LinkState | null,
  after: LinkState,
  detail?: EventDraft["detail"],
) => void;

/** One event of presence at most, and one of each property that changed. */
export function tellPresent(
  before: LinkState | null,
  after: LinkState,
  target: string,
  readBefore: boolean,
  add: TellChange,
): void {
  if (before === null) {
    add(readBefore ? "gained" : "known", target, null, after);
    return;
  }
  switch (before.presence) {
    case "reported":
      // Its class may differ from what was reported: the event moves it.
      add(before.lostOn === null ? "verified" : "returned", target, before, after);
      return;
    case "not_found":
    case "lost":
      add("returned", target, before, after);
      return;
    case "missed":
      add("recovered", target, { ...before, relClass: after.relClass }, after);
      break;
    case "found":
      break;
    default:
      before.presence satisfies never;
  }
  tellProperties(before, after, target, add);
}

function tellProperties(before: LinkState, after: LinkState, target: string, add: TellChange): void {
  if (before.relClass !== after.relClass || decisiveRel(before.rel) !== decisiveRel(after.rel)) {
    add("rel_changed", target, before, after, {
      from: before.relClass,
      to: after.relClass,
      fromRel: before.rel,
      toRel: after.rel,
      by: after.relBy,
      ...snapshotOf(after),
    });
  }
  const same = { ...after, relClass: before.relClass };
  const unmoved = { ...before };
  if (
    foldAnchor(before.anchor) !== foldAnchor(after.anchor) ||
    (before.anchorKind === "image") !== (after.anchorKind === "image")
  ) {
    add("anchor_changed", target, unmoved, same, {
      from: before.anchor,
      to: after.anchor,
      ...snapshotOf(after),
    });
  }
  if (before.place !== after.place) {
    add("place_changed", target, unmoved, same, {
      from: before.place,
      to: after.place,
      ...snapshotOf(after),
    });
  }
  if (before.hidden !== after.hidden) {
    add("hidden_changed", target, unmoved, same, { hidden: after.hidden, ...snapshotOf(after) });
  }
}
