// The short form of `npm run chaos`: two workers killed, frozen and stopped, their database killed, all under load.
import { expect, test } from "vitest";
import { crashLines, crashTable } from "#lib/chaos/crash/figures";
import { runCrashes } from "#lib/chaos/run-crashes";

test("a run survives killed workers and a killed database: nothing lost, doubled or late", async () => {
  const figures = await runCrashes({ pages: 400, kills: 4, restarts: 1, seed: 1 });
  console.info(crashTable(figures));
  expect(crashLines(figures).filter((line) => !line.met)).toEqual([]);
  expect(figures).toMatchObject({ pages: 400, kills: 4, restarts: 1, checked: 400, acknowledged: 400 });
  expect(figures.heldByDead).toBeGreaterThan(0);
}, 420_000);
