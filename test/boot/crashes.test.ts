// The short form of `npm run chaos`: two workers killed, frozen and stopped, their database killed, all under load.
// What is true holds on any machine; how long it took is for the command to judge.
import { expect, test } from "vitest";
import { crashTable } from "#lib/chaos/crash/figures";
import { runCrashes } from "#lib/chaos/run-crashes";

test("a run survives killed workers and a killed database: nothing lost, doubled or miscounted", async () => {
  const figures = await runCrashes({ pages: 400, kills: 4, restarts: 1, seed: 1 });
  console.info(crashTable(figures));
  expect(figures).toMatchObject({
    ...{ pages: 400, kills: 4, restarts: 1, checked: 400, acknowledged: 400 },
    ...{ lost: 0, doubled: 0, vanished: 0, miscounted: 0, drift: [] },
    ...{ mostInFlight: 1, hostsHeld: 0, fallen: 0 },
  });
  expect(figures.counters.kept).toBe(figures.counters.counted);
  expect(figures.heldByDead).toBeGreaterThan(0);
}, 420_000);
