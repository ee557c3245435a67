export type Blow = "kill" | "restart" | "stop" | "freeze";

/** What happens, and when: at this share of the pages recorded, so that it always happens under load. */
export interface Planned {
  blow: Blow;
  at: number;
}

/** Kills at random moments, database restarts spread over the run, and one worker each that is stopped and frozen. */
export function planBlows(counts: { kills: number; restarts: number }, random: () => number): Planned[] {
  const between = (from: number, to: number) => from + random() * (to - from);
  const planned: Planned[] = [
    { blow: "freeze", at: between(0.15, 0.35) },
    { blow: "stop", at: between(0.35, 0.65) },
  ];
  for (let n = 0; n < counts.kills; n++) planned.push({ blow: "kill", at: between(0.02, 0.85) });
  for (let n = 0; n < counts.restarts; n++) {
    const share = 0.8 / counts.restarts;
    planned.push({ blow: "restart", at: 0.05 + between(n, n + 1) * share });
  }
  return planned.sort((a, b) => a.at - b.at);
}
