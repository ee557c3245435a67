import { describe, expect, test } from "vitest";
import { everyWords } from "#lib/core/schedule/choices";
import { nextLook, turnAfter } from "#lib/core/schedule/due";
import { defaultSchedules, type Holding, holdingSchedule, type SiteClaim } from "#lib/core/schedule/holding";
import { intervalOf, type PageFacts } from "#lib/core/schedule/interval";
import { HOUR_MS, onSiteMinute, phaseOf, slotFrom } from "#lib/core/schedule/slots";

const DAY = 24 * HOUR_MS;
const now = Date.parse("2026-06-15T10:00:00Z");
const weekly: Holding = { siteId: 7, everyHours: 168, adaptive: true, own: false };
const facts = (over: Partial<PageFacts> = {}): PageFacts => ({
  lookedAt: now,
  access: "ok",
  httpStatus: 200,
  unproved: 0,
  missAt: null,
  awaited: [],
  valuable: false,
  unstable: false,
  doubted: false,
  retryAt: null,
  ...over,
});
const hoursUntil = (at: number | undefined) => ((at ?? Number.NaN) - now) / HOUR_MS;

describe("which schedule holds", () => {
  const claim = (over: Partial<SiteClaim>): SiteClaim => ({
    siteId: 1,
    own: null,
    tags: [],
    agreed: null,
    backlinks: null,
    ...over,
  });
  const every = (everyHours: number | null) => ({ everyHours, adaptive: true });
  test.each([
    ["none speaks of it", [], undefined],
    ["other backlinks", [claim({ backlinks: every(720) })], 720],
    ["agreed before other backlinks", [claim({ agreed: every(168), backlinks: every(24) })], 168],
    ["agreed, though it is never", [claim({ agreed: every(null), backlinks: every(24) })], null],
    ["a tag before agreed", [claim({ tags: [every(336)], agreed: every(168) })], 336],
    ["the shortest of several tags", [claim({ tags: [every(null), every(336), every(72)] })], 72],
    ["the page's own before a tag", [claim({ own: every(null), tags: [every(24)] })], null],
    [
      "the shortest of several sites",
      [claim({ backlinks: every(720) }), claim({ siteId: 2, agreed: every(168) })],
      168,
    ],
    [
      "another site where one says never",
      [claim({ own: every(null) }), claim({ siteId: 2, backlinks: every(720) })],
      720,
    ],
  ])("%s", (_name, claims, hours) => expect(holdingSchedule(claims)?.everyHours).toBe(hours));

  test("the site that asks soonest counts the look, the first of equals", () => {
    const two = [claim({ siteId: 5, backlinks: every(720) }), claim({ siteId: 3, agreed: every(720) })];
    expect(holdingSchedule(two)?.siteId).toBe(3);
    expect(holdingSchedule([...two, claim({ siteId: 9, own: every(24) })])).toMatchObject({
      siteId: 9,
      own: true,
    });
  });

  test("a new site looks at agreed links weekly, at others monthly; of a competitor's others never", () => {
    expect(defaultSchedules("own")).toMatchObject({
      agreed: { everyHours: 168 },
      backlinks: { everyHours: 720 },
    });
    expect(defaultSchedules("competitor")).toMatchObject({
      agreed: { everyHours: 168 },
      backlinks: { everyHours: null },
    });
  });
});

describe("how often just now", () => {
  const ago = (days: number, liveIn: number | null = null) => ({
    awaited: [{ recordedAt: now - days * DAY, liveOn: liveIn === null ? null : now + liveIn * DAY }],
  });
  const daily: Holding = { ...weekly, everyHours: 24 };
  const own: Holding = { ...weekly, own: true };
  test.each([
    ["by the schedule", weekly, {}, 168, "schedule"],
    ["twice as often where it changed lately", weekly, { unstable: true }, 84, "unstable"],
    ["twice as often where it is worth more", weekly, { valuable: true }, 84, "valuable"],
    ["never below a day for that", daily, { unstable: true, valuable: true }, 24, "schedule"],
    [
      "every 3 days becomes a day and a half",
      { ...weekly, everyHours: 72 },
      { unstable: true },
      36,
      "unstable",
    ],
    ["as said where it is not wanted", { ...weekly, adaptive: false }, { unstable: true }, 168, "schedule"],
    ["as said for one page", own, { unstable: true, ...ago(1) }, 168, "schedule"],
    ["every 6 hours where a link is awaited", weekly, ago(1), 6, "awaited"],
    ["up to 14 days", weekly, ago(14), 6, "awaited"],
    ["then daily", weekly, ago(15), 24, "awaited"],
    ["up to 30 days", weekly, ago(30), 24, "awaited"],
    ["then by the schedule", weekly, ago(31), 168, "schedule"],
    ["from its live date where that is later", weekly, ago(60, -3), 6, "awaited"],
    ["not before a live date is near", weekly, ago(1, 5), 168, "schedule"],
    ["from a day before it", weekly, ago(1, 1), 6, "awaited"],
    ["by the schedule while the page cannot be read", weekly, { unproved: 1, ...ago(1) }, 168, "schedule"],
    [
      "every 6 hours as a person's word while it is awaited",
      { ...own, everyHours: 6 },
      ago(90),
      6,
      "schedule",
    ],
    ["and daily once it was seen", { ...own, everyHours: 6 }, {}, 24, "schedule"],
  ] as const)("%s", (_name, holding, over, hours, reason) =>
    expect(intervalOf(holding, facts(over), now)).toEqual({ hours, reason }),
  );

  test("never is never, whatever is awaited or worth", () => {
    const never = { ...weekly, everyHours: null };
    expect(intervalOf(never, facts({ unstable: true, valuable: true, ...ago(1) }), now)).toBeNull();
  });
});

describe("what a source calls lost", () => {
  const doubted = facts({ doubted: true, lookedAt: now - 2 * DAY });
  test("is looked at with the site's next looks, and planned again it stays there", () => {
    const due = nextLook(1, weekly, doubted, now);
    expect(due).toEqual({ at: onSiteMinute(now, weekly.siteId), why: "reported_lost" });
    expect(nextLook(1, weekly, doubted, now + 1, due?.at)).toEqual(due);
    expect(nextLook(1, weekly, doubted, now + 2 * HOUR_MS, due?.at)).toEqual(due);
  });
  test("not where nothing is looked at by itself, nor before the host's own word", () => {
    expect(nextLook(1, { ...weekly, everyHours: null }, doubted, now)).toBeNull();
    const retryAt = now + 5 * HOUR_MS;
    expect(nextLook(1, weekly, { ...doubted, retryAt }, now)?.at).toBe(retryAt);
  });
});

describe("a miss is looked at again by itself", () => {
  const inHours = (hours: number, over: Partial<PageFacts> = {}) =>
    facts({ missAt: now + hours * HOUR_MS, ...over });
  const none: Holding = { ...weekly, everyHours: null };
  test("when the rule lets the next one count, to the minute", () => {
    expect(nextLook(1, weekly, inHours(6), now)).toEqual({ at: now + 6 * HOUR_MS, why: "miss" });
  });
  test("at once where no hours need to pass", () => {
    expect(nextLook(1, weekly, inHours(0), now)).toEqual({ at: now, why: "miss" });
  });
  test("where no schedule asks", () => {
    expect(nextLook(1, none, inHours(6), now)).toEqual({ at: now + 6 * HOUR_MS, why: "miss" });
    expect(nextLook(1, none, facts(), now)).toBeNull();
  });
  test("by the schedule where that comes first", () => {
    expect(nextLook(1, weekly, inHours(10_000), now)?.why).toBe("schedule");
  });
  test.each([
    [1, 6],
    [2, 24],
    [3, 48],
    [4, 96],
    [9, 720],
  ])("and later and later while the page is walled: %i looks, %i h", (unproved, hours) => {
    const walled = inHours(-50, { access: "blocked", httpStatus: 403, unproved });
    expect(hoursUntil(nextLook(1, none, walled, now)?.at)).toBe(hours);
  });
  test("never in a circle where the page is read in part each time", () => {
    expect(hoursUntil(nextLook(1, none, inHours(0, { unproved: 1 }), now)?.at)).toBe(720);
  });
});

describe("a page that could not be read", () => {
  const hours = (over: Partial<PageFacts>, holding = weekly) =>
    hoursUntil(nextLook(1, holding, facts({ unproved: 1, ...over }), now)?.at);
  test.each([
    ["blocked", 403],
    ["unreachable", null],
    ["http_error", 503],
  ] as const)(
    "is asked again soon when it is %s (%s), and no more than its site's minute later",
    (access, httpStatus) => {
      expect(hours({ access, httpStatus })).toBeGreaterThanOrEqual(6);
      expect(hours({ access, httpStatus })).toBeLessThan(7);
    },
  );
  test("is asked later each time, up to its interval", () => {
    for (const [unproved, at] of [
      [2, 24],
      [3, 48],
      [4, 96],
    ] as const) {
      const monthly = { ...weekly, everyHours: 720 };
      const next = hours({ access: "unreachable", unproved }, monthly);
      expect(next).toBeLessThan(at + 1);
    }
    const slot = hoursUntil(nextLook(1, weekly, facts(), now)?.at);
    expect(hours({ access: "unreachable", unproved: 12 })).toBe(slot);
  });
  test.each(["robots_disallowed", "js_required", "not_html", "ok"] as const)(
    "waits for its interval when it is %s",
    (access) => {
      expect(hours({ access })).toBe(hoursUntil(nextLook(1, weekly, facts(), now)?.at));
    },
  );
  test("is not asked before the time that its host named", () => {
    const retryAt = now + 100 * HOUR_MS;
    expect(hours({ access: "http_error", httpStatus: 503, retryAt })).toBe(100);
  });
});

describe("the moments of a page", () => {
  test("lie spread over the interval, whatever the ids are", () => {
    const buckets = new Map<number, number>();
    for (let id = 1; id <= 70_000; id++) {
      const at = slotFrom(now, 168, { pageId: id, siteId: 7 });
      const day = Math.floor((at - now) / DAY);
      buckets.set(day, (buckets.get(day) ?? 0) + 1);
    }
    expect([...buckets.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const pages of buckets.values()) expect(Math.abs(pages - 10_000)).toBeLessThan(700);
  });
  test("of a site are at one minute of the hour, those of sites at many", () => {
    const minutes = new Set<number>();
    for (let id = 1; id <= 500; id++) minutes.add(slotFrom(now, 24, { pageId: id, siteId: 7 }) % HOUR_MS);
    expect(minutes.size).toBe(1);
    const sites = new Set(Array.from({ length: 500 }, (_, id) => onSiteMinute(now, id) % HOUR_MS));
    expect(sites.size).toBeGreaterThan(50);
  });
  test("first looks of a large import take a week at most, and planning again puts none off", () => {
    const monthly = { ...weekly, everyHours: 720 };
    const fresh = facts({ lookedAt: null, access: null, httpStatus: null });
    let latest = 0;
    for (let id = 1; id <= 5_000; id++) {
      const first = nextLook(id, monthly, fresh, now)?.at as number;
      latest = Math.max(latest, first - now);
      expect(nextLook(id, monthly, fresh, now + 5 * DAY, first)?.at).toBe(first);
    }
    expect(latest).toBeGreaterThan(6 * DAY);
    expect(latest).toBeLessThanOrEqual(7 * DAY + HOUR_MS);
  });
  test("a schedule made shorter makes nothing overdue at once", () => {
    const daily = { ...weekly, everyHours: 24 };
    const old = facts({ lookedAt: now - 20 * DAY });
    const hours = new Set<number>();
    for (let id = 1; id <= 2_000; id++) {
      const due = nextLook(id, daily, old, now, now + 9 * DAY)?.at as number;
      expect(due).toBeGreaterThanOrEqual(now);
      expect(due).toBeLessThanOrEqual(now + DAY);
      hours.add(due);
    }
    expect(hours.size).toBe(24);
  });
  test("a turn that was left out does not come back by planning", () => {
    for (let id = 1; id <= 200; id++) {
      const next = turnAfter(id, weekly, now);
      expect(next).toBeGreaterThan(now);
      expect(next).toBeLessThanOrEqual(now + 7 * DAY + HOUR_MS);
      const planned = nextLook(id, weekly, facts({ lookedAt: now - 7 * DAY }), now + HOUR_MS, next);
      expect(planned?.at).toBeGreaterThanOrEqual(now + HOUR_MS);
    }
    const missed = facts({ missAt: now - DAY, lookedAt: now - 2 * DAY });
    expect(nextLook(1, { ...weekly, everyHours: null }, missed, now, now + DAY)?.at).toBe(now + DAY);
  });
  test("what waits for its run goes on waiting", () => {
    const overdue = facts({ lookedAt: now - 8 * DAY });
    for (let id = 1; id <= 200; id++) {
      const due = nextLook(id, weekly, overdue, now, now - 2 * HOUR_MS)?.at as number;
      const slot = slotFrom(now - 8 * DAY + 3.5 * DAY, 168, { pageId: id, siteId: 7 });
      expect(due).toBe(slot >= now ? slot : now - 2 * HOUR_MS);
    }
  });
});

describe("laws over any history", () => {
  /** Looks by themselves over a year, each late by up to `late` hours, with looks by hand between. */
  function year(pageId: number, everyHours: number, late: number, byHand: number) {
    const holding: Holding = { siteId: 7, everyHours, adaptive: false, own: false };
    const looks: number[] = [];
    let lookedAt = now + phaseOf(pageId) * everyHours * HOUR_MS;
    let clock = lookedAt;
    for (let step = 0; clock < now + 365 * DAY; step++) {
      const due = nextLook(pageId, holding, facts({ lookedAt }), clock)?.at as number;
      const hand = clock + phaseOf(pageId * 31 + step) * 2 * everyHours * HOUR_MS;
      if (phaseOf(pageId + step * 17) < byHand && hand < due) {
        lookedAt = hand;
      } else {
        looks.push(due);
        lookedAt = due + phaseOf(step) * late * HOUR_MS;
      }
      clock = lookedAt;
    }
    return looks;
  }
  const intervals = [24, 72, 168, 336, 720];
  test("never more often than asked: looks by themselves are a whole interval apart at least", () => {
    for (const every of intervals)
      for (let id = 1; id <= 40; id++) {
        const looks = year(id, every, 5, 0.3);
        for (const [index, at] of looks.entries()) {
          const before = looks[index - 1];
          if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(every * HOUR_MS);
        }
      }
  });
  test("and not less often: late looks move no later one", () => {
    for (const every of intervals)
      for (let id = 1; id <= 40; id++) {
        const looks = year(id, every, 5, 0);
        const first = looks[0] as number;
        for (const [index, at] of looks.entries()) expect(at).toBe(first + index * every * HOUR_MS);
      }
  });
  test("planned twice it is the same moment", () => {
    for (let id = 1; id <= 300; id++) {
      const known = facts({
        lookedAt: now - phaseOf(id) * 3 * DAY,
        unstable: id % 2 === 0,
        unproved: id % 3,
      });
      const once = nextLook(id, weekly, known, now);
      expect(nextLook(id, weekly, known, now, once?.at ?? null)).toEqual(once);
    }
  });
});

test.each([
  [null, "never"],
  [6, "every 6 hours"],
  [24, "daily"],
  [36, "every 1½ days"],
  [72, "every 3 days"],
  [84, "every 3½ days"],
  [168, "weekly"],
  [336, "every 2 weeks"],
  [360, "every 15 days"],
  [720, "monthly"],
])("%s hours are said as %s", (hours, words) => expect(everyWords(hours)).toBe(words));
