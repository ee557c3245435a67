import { describe, expect, test } from "vitest";
import type { LinkState } from "#lib/core/link-state";
import { replayReports, type StandingReport, type ToldEvent } from "#lib/core/replay-reports";
import { applyReport, type LinkReport } from "#lib/core/report";

const TARGET = "https://shop.example/";
const report = (over: Partial<LinkReport> = {}): LinkReport => ({
  anchor: null,
  anchorKind: "text",
  relClass: "unknown",
  rel: "",
  kind: "text",
  contextLeft: null,
  contextRight: null,
  firstSeenOn: null,
  lastSeenOn: null,
  lostOn: null,
  ...over,
});
const standing = (over: Partial<LinkReport>, beforeLook = true, importId = "b"): StandingReport => ({
  report: report(over),
  importId,
  today: "2026-03-05",
  recordedAt: "2026-03-05T10:00:00.000Z",
  beforeLook,
});
const reported = (over: Partial<LinkState> = {}): LinkState => ({
  ...applyReport(null, report(), TARGET, "2026-03-01").link,
  ...over,
});
const found = (over: Partial<LinkState> = {}): LinkState =>
  reported({
    presence: "found",
    relClass: "follow",
    anchor: "seen",
    foundAt: "2026-03-10T12:00:00.000Z",
    ...over,
  });
const event = (over: Partial<ToldEvent>): ToldEvent => ({
  kind: "verified",
  origin: "observed",
  occurredOn: "2026-03-10",
  target: TARGET,
  fromClass: null,
  toClass: null,
  detail: null,
  importId: null,
  runId: "run",
  recordedAt: "2026-03-10T12:00:01.000Z",
  ...over,
});
const gained = event({
  kind: "gained",
  origin: "reported",
  occurredOn: "2026-01-01",
  toClass: "nofollow",
  importId: "a",
  runId: null,
});
const brief = (events: readonly ToldEvent[]) =>
  events.map(({ kind, occurredOn, fromClass, toClass }) => [kind, occurredOn, fromClass, toClass]);

describe("never seen", () => {
  test("nobody reports it any more: it is gone", () =>
    expect(replayReports(TARGET, reported(), [gained], [], false)).toEqual({ link: null, events: [] }));
  test("as the reports that stand have it, with their misses", () => {
    const current = reported({ anchor: "a's", misses: 1, missedAt: "2026-03-09T00:00:00.000Z" });
    const { link, events } = replayReports(TARGET, current, [gained], [standing({ anchor: "b's" })], false);
    expect(link).toMatchObject({ anchor: "b's", knownOn: "2026-03-05", dated: false, misses: 1 });
    expect(brief(events)).toEqual([["known", "2026-03-05", null, "unknown"]]);
  });
  test("refuted stays refuted, from what it counts as now", () => {
    const current = reported({ presence: "not_found", lossReason: "removed", misses: 2 });
    const refuted = event({ kind: "refuted", fromClass: "nofollow" });
    const said = [standing({ relClass: "ugc", firstSeenOn: "2026-02-01" })];
    const { link, events } = replayReports(TARGET, current, [gained, refuted], said, false);
    expect(link).toMatchObject({ presence: "not_found", relClass: "ugc", knownOn: "2026-02-01" });
    expect(brief(events)).toEqual([
      ["gained", "2026-02-01", null, "ugc"],
      ["refuted", "2026-03-10", "ugc", null],
    ]);
  });
  test("refuted before the report that is left came: after it all the same", () => {
    const current = reported({ presence: "not_found", lossReason: "removed" });
    const refuted = event({ kind: "refuted", fromClass: "nofollow", occurredOn: "2026-03-02" });
    const { events } = replayReports(TARGET, current, [gained, refuted], [standing({}, false)], false);
    expect(brief(events)).toEqual([
      ["known", "2026-03-05", null, "unknown"],
      ["refuted", "2026-03-05", "unknown", null],
    ]);
  });
});

describe("seen by us", () => {
  const verified = event({ fromClass: "nofollow", toClass: "follow" });
  test("without a report the first look begins it", () => {
    const { link, events } = replayReports(
      TARGET,
      found({ knownOn: "2026-01-01", dated: true }),
      [gained, verified],
      [],
      false,
    );
    expect(link).toMatchObject({ presence: "found", anchor: "seen", knownOn: "2026-03-10", dated: false });
    expect(brief(events)).toEqual([["known", "2026-03-10", null, "follow"]]);
  });
  test("on a page that had been read before, it was new then", () => {
    const { events } = replayReports(TARGET, found(), [gained, verified], [], true);
    expect(brief(events)).toEqual([["gained", "2026-03-10", null, "follow"]]);
  });
  test("a report that came before the look keeps it verified, one after it only dates it", () => {
    const before = replayReports(TARGET, found(), [gained, verified], [standing({ relClass: "ugc" })], false);
    expect(before.link).toMatchObject({ anchor: "seen", relClass: "follow", knownOn: "2026-03-05" });
    expect(brief(before.events)).toEqual([
      ["known", "2026-03-05", null, "ugc"],
      ["verified", "2026-03-10", "ugc", "follow"],
    ]);
    const after = replayReports(
      TARGET,
      found(),
      [gained, verified],
      [standing({ firstSeenOn: "2026-02-02" }, false)],
      false,
    );
    expect(after.link).toMatchObject({ knownOn: "2026-02-02", dated: true });
    expect(after.events).toHaveLength(1);
  });
  test("a look that did not find what nobody reports is not told", () => {
    const refuted = event({ kind: "refuted", fromClass: "nofollow", occurredOn: "2026-03-02" });
    const returned = event({ kind: "returned", toClass: "follow" });
    const { events } = replayReports(TARGET, found(), [gained, refuted, returned], [], true);
    expect(brief(events)).toEqual([["gained", "2026-03-10", null, "follow"]]);
  });
  test("what looks told later stays", () => {
    const lost = event({ kind: "lost", occurredOn: "2026-04-01", fromClass: "follow" });
    const current = found({ presence: "lost", lostOn: "2026-04-01", lossReason: "removed" });
    const { link, events } = replayReports(TARGET, current, [gained, verified, lost], [], false);
    expect(link).toMatchObject({ presence: "lost", lostOn: "2026-04-01" });
    expect(events.at(-1)).toEqual(lost);
  });
});
