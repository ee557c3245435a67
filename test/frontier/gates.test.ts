import { expect, test } from "vitest";
import { createGates } from "#lib/frontier/gates";
import type { Asked } from "#lib/frontier/guest";

const stay = (n: number) => ({ stay: { hostId: n, crawlDelayMs: null, until: "" } });
const signal = new AbortController().signal;

test("guests of one host get in in the order in which they came, one asking at a time", async () => {
  let asking = 0;
  let most = 0;
  let turn = 0;
  const gates = createGates(1, async (): Promise<Asked> => {
    most = Math.max(most, ++asking);
    await new Promise((resolve) => setTimeout(resolve, 2));
    asking -= 1;
    turn += 1;
    return turn % 2 === 0 ? stay(turn) : { waitMs: 1 };
  });
  const order: number[] = [];
  await Promise.all(
    [1, 2, 3].map(async (guest) => gates.enter("a.test", signal).then(() => order.push(guest))),
  );
  expect(order).toEqual([1, 2, 3]);
  expect(most).toBe(1);
});

test("the ninth guest is not let wait", async () => {
  const gates = createGates(1, async () => ({ waitMs: null }));
  const stopping = new AbortController();
  const eight = Array.from({ length: 8 }, () =>
    gates.enter("a.test", stopping.signal).catch(() => "stopped"),
  );
  expect(await gates.enter("a.test", signal)).toBeNull();
  stopping.abort();
  expect(await Promise.all(eight)).toEqual(Array(8).fill("stopped"));
});

test("nobody waits for a host that asks for a long pause", async () => {
  const gates = createGates(1, async () => ({ waitMs: 3_600_000 }));
  expect(await gates.enter("a.test", signal)).toBeNull();
});

test("an errand waits for a guest to leave, however long that one may stay", async () => {
  let asked = 0;
  const gates = createGates(1, async () => (++asked < 3 ? { waitMs: 34_000 } : stay(1)));
  expect(await gates.enter("a.test", signal, true)).not.toBeNull();
  expect(asked).toBe(3);
});

test("an errand does not wait for a pause longer than any guest stays, nor beyond its own time", async () => {
  const paused = createGates(1, async () => ({ waitMs: 60_000 }));
  expect(await paused.enter("a.test", signal, true)).toBeNull();
  const busy = createGates(1, async () => ({ waitMs: null }));
  await expect(busy.enter("a.test", AbortSignal.timeout(50), true)).rejects.toThrow();
});
