import { describe, expect, test } from "vitest";
import { createPace, longestHoldMs } from "#lib/net/pace";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks for `count` turns at once, holds each for `workMs`, and tells when they began and ended. */
async function turns(pace: ReturnType<typeof createPace>, domain: string, count: number, workMs: number) {
  const spans: { from: number; to: number }[] = [];
  await Promise.all(
    Array.from({ length: count }, async () => {
      const leave = await pace.enter(domain);
      const from = performance.now();
      await pause(workMs);
      spans.push({ from, to: performance.now() });
      leave?.();
    }),
  );
  return spans.toSorted((a, b) => a.from - b.from);
}

describe("pace", () => {
  test("one at a time, and the pause from the end of one to the start of the next", async () => {
    const spans = await turns(createPace({ hostDelayMs: 60, hostConcurrency: 1 }), "a.example", 4, 30);
    for (let n = 1; n < spans.length; n++) {
      expect((spans[n]?.from ?? 0) - (spans[n - 1]?.to ?? 0)).toBeGreaterThanOrEqual(58);
    }
  });

  test("several in flight when allowed, their starts still apart", async () => {
    const spans = await turns(createPace({ hostDelayMs: 20, hostConcurrency: 3 }), "a.example", 6, 100);
    for (let n = 1; n < spans.length; n++) {
      expect((spans[n]?.from ?? 0) - (spans[n - 1]?.from ?? 0)).toBeGreaterThanOrEqual(18);
    }
    expect((spans[2]?.from ?? 0) < (spans[0]?.to ?? 0)).toBe(true);
    expect((spans[3]?.from ?? 0) >= (spans[0]?.to ?? 0)).toBe(true);
  });

  test("domains do not wait for each other", async () => {
    const pace = createPace({ hostDelayMs: 5_000, hostConcurrency: 1 });
    const begun = performance.now();
    await Promise.all(["a.example", "b.example", "c.example"].map((domain) => pace.enter(domain)));
    expect(performance.now() - begun).toBeLessThan(100);
  });

  test("no pause, no waiting", async () => {
    const begun = performance.now();
    await turns(createPace({ hostDelayMs: 0, hostConcurrency: 1 }), "a.example", 100, 0);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  test("Retry-After holds the domain", async () => {
    const pace = createPace({ hostDelayMs: 0, hostConcurrency: 1 });
    pace.hold("a.example", 80);
    const begun = performance.now();
    await pace.enter("a.example");
    expect(performance.now() - begun).toBeGreaterThanOrEqual(78);
  });

  test("a hold that nobody would wait out is told at once, also to those who wait already", async () => {
    const pace = createPace({ hostDelayMs: 50, hostConcurrency: 1 });
    const leave = await pace.enter("a.example");
    const second = pace.enter("a.example");
    leave?.();
    pace.hold("a.example", longestHoldMs + 1_000);
    expect(await second).toBeNull();
    expect(await pace.enter("a.example")).toBeNull();
  });

  test("crawl-delay makes the pause longer, never shorter", async () => {
    const pace = createPace({ hostDelayMs: 40, hostConcurrency: 1 });
    pace.slow("a.example", 10);
    pace.slow("b.example", 90);
    const gap = async (domain: string) => {
      const [first, second] = await turns(pace, domain, 2, 0);
      return (second?.from ?? 0) - (first?.to ?? 0);
    };
    expect(await gap("a.example")).toBeGreaterThanOrEqual(38);
    expect(await gap("b.example")).toBeGreaterThanOrEqual(88);
  });

  test("the signal ends the wait of one, and the others keep their turn", async () => {
    const pace = createPace({ hostDelayMs: 0, hostConcurrency: 1 });
    const leave = await pace.enter("a.example");
    const controller = new AbortController();
    const impatient = pace.enter("a.example", controller.signal);
    const patient = pace.enter("a.example");
    controller.abort();
    expect(await impatient).toBeNull();
    leave?.();
    expect(await patient).not.toBeNull();
    expect(await pace.enter("b.example", controller.signal)).toBeNull();
  });

  test("leaving twice counts once", async () => {
    const pace = createPace({ hostDelayMs: 0, hostConcurrency: 1 });
    const leave = await pace.enter("a.example");
    leave?.();
    leave?.();
    const second = await pace.enter("a.example");
    let third = false;
    void pace.enter("a.example").then(() => {
      third = true;
    });
    await pause(20);
    expect([second !== null, third]).toEqual([true, false]);
  });
});
