import { expect, test } from "vitest";
import { createBatches } from "#lib/frontier/batches";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const never = () => {
  throw new Error("no fault was expected");
};

test("a full batch goes at once, a lone item after its wait", async () => {
  const handled: number[][] = [];
  const batches = createBatches<number>(
    { most: 3, waitMs: 20 },
    async (items) => void handled.push(items),
    never,
  );
  for (const item of [1, 2, 3, 4]) batches.add(item);
  expect(handled).toEqual([[1, 2, 3]]);
  await sleep(40);
  expect(handled).toEqual([[1, 2, 3], [4]]);
});

test("one batch is handled at a time, and what comes meanwhile follows it", async () => {
  let atOnce = 0;
  let most = 0;
  const batches = createBatches<number>(
    { most: 2, waitMs: 5 },
    async () => {
      most = Math.max(most, ++atOnce);
      await sleep(10);
      atOnce -= 1;
    },
    never,
  );
  for (let item = 0; item < 7; item++) batches.add(item);
  expect(batches.size).toBe(7);
  await batches.flush();
  expect(batches.size).toBe(0);
  expect(most).toBe(1);
});

test("full batches go beside each other where that is wanted; a small one waits until none is under way", async () => {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const batches = createBatches<number>(
    { most: 2, waitMs: 5, atOnce: 2 },
    (items) => {
      begun.push(items.length);
      return new Promise((resolve) => ends.push(resolve));
    },
    never,
  );
  for (let item = 0; item < 7; item++) batches.add(item);
  await sleep(20);
  expect(begun).toEqual([2, 2]);
  ends.shift()?.();
  await sleep(20);
  expect(begun).toEqual([2, 2, 2]);
  ends.shift()?.();
  await sleep(20);
  expect(begun).toEqual([2, 2, 2]);
  ends.shift()?.();
  await sleep(20);
  expect(begun).toEqual([2, 2, 2, 1]);
  ends.shift()?.();
  await batches.flush();
});

test("hurry takes what is there", async () => {
  const handled: number[][] = [];
  const batches = createBatches<number>(
    { most: 9, waitMs: 60_000 },
    async (items) => void handled.push(items),
    never,
  );
  batches.add(1);
  batches.hurry();
  await batches.flush();
  expect(handled).toEqual([[1]]);
});

test("a fault is passed on, and the next batch is handled all the same", async () => {
  const faults: unknown[] = [];
  let handled = 0;
  const batches = createBatches<number>(
    { most: 1, waitMs: 5 },
    async () => {
      if (++handled === 1) throw new Error("first");
    },
    (fault) => faults.push(fault),
  );
  batches.add(1);
  batches.add(2);
  await batches.flush();
  expect(faults).toHaveLength(1);
  expect(handled).toBe(2);
});
