/** What a crash run measured. Times in milliseconds. */
export interface CrashFigures {
  seed: number;
  tookMs: number;
  pages: number;
  kills: number;
  restarts: number;
  /** Pages with at least one check of the run. */
  checked: number;
  /** Pages without any. */
  lost: number;
  /** Pages with more than one. */
  doubled: number;
  /** Looks of workers that had lost their lease: refused by the writer. */
  fenced: number;
  /** Longest time that a visit stayed with a killed or frozen worker. */
  leasedMs: number;
  /** Longest time until another worker had all of them: a host that a second dead worker holds is waited for. */
  takenAgainMs: number;
  /** Visits that were held by a killed or frozen worker. */
  heldByDead: number;
  /** Longest time from the kill of the database until it answered. */
  answeredMs: number;
  /** Longest time from then until one more page was recorded. */
  progressMs: number;
  /** Results that were once read as recorded, and those that were later gone or other. */
  acknowledged: number;
  vanished: number;
  /** Times that the run's counter was not the number of its recorded rows. */
  miscounted: number;
  /** The run's counters, and the same counted from its rows. */
  counters: { kept: string; counted: string };
  /** What did not add up in a recount of links, events and rollups. */
  drift: string[];
  /** Most requests under way at one host. */
  mostInFlight: number;
  /** Hosts whose turn nobody gave back. */
  hostsHeld: number;
  /** Workers ended by SIGTERM: how many, the slowest, what they left behind, how many did not end well. */
  stops: number;
  drainMs: number;
  heldAfterStop: number;
  badStops: number;
  /** Workers that ended by themselves. */
  fallen: number;
}

interface Line {
  name: string;
  figure: string;
  bar: string;
  met: boolean;
}

const leaseBarMs = 60_000;
const serveBarMs = 10_000;
const drainBarMs = 10_000;
const count = (n: number) => n.toLocaleString("en-US");
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** The figures as lines, each with its bar and whether it is met. */
export function crashLines(f: CrashFigures): Line[] {
  const none = (name: string, n: number): Line => ({ name, figure: count(n), bar: "0", met: n === 0 });
  const within = (name: string, ms: number, bar: number): Line => ({
    name,
    figure: seconds(ms),
    bar: `≤ ${seconds(bar)}`,
    met: ms <= bar,
  });
  return [
    { name: "pages", figure: count(f.pages), bar: "", met: true },
    { name: "workers killed", figure: count(f.kills), bar: "", met: true },
    { name: "database restarts", figure: count(f.restarts), bar: "", met: true },
    { name: "pages with a check", figure: count(f.checked), bar: count(f.pages), met: f.checked === f.pages },
    none("lost (never recorded)", f.lost),
    none("doubled (recorded more than once)", f.doubled),
    { name: "stale attempts fenced", figure: count(f.fenced), bar: "≥ 1", met: f.fenced >= 1 },
    { name: "visits held by dead workers", figure: count(f.heldByDead), bar: "", met: true },
    within("longest until their leases were taken", f.leasedMs, leaseBarMs),
    {
      name: "longest until another worker had them all",
      figure: seconds(f.takenAgainMs),
      bar: "",
      met: true,
    },
    within("longest until the database answered", f.answeredMs, serveBarMs),
    within("longest from then until a page was recorded", f.progressMs, serveBarMs),
    {
      name: "results seen as recorded",
      figure: count(f.acknowledged),
      bar: count(f.pages),
      met: f.acknowledged === f.pages,
    },
    none("of these gone or other later", f.vanished),
    none("moments when the counter was wrong", f.miscounted),
    {
      name: "the run's counters",
      figure: f.counters.kept,
      bar: f.counters.counted,
      met: f.counters.kept === f.counters.counted,
    },
    {
      name: "rollups against a recount",
      figure: f.drift.length === 0 ? "equal" : f.drift.join("; "),
      bar: "equal",
      met: f.drift.length === 0,
    },
    {
      name: "most requests at one host at once",
      figure: count(f.mostInFlight),
      bar: "1",
      met: f.mostInFlight === 1,
    },
    none("hosts whose turn was never given back", f.hostsHeld),
    { name: "workers stopped by SIGTERM", figure: count(f.stops), bar: "≥ 1", met: f.stops >= 1 },
    within("slowest stop", f.drainMs, drainBarMs),
    none("visits they left held", f.heldAfterStop),
    none("stops with another exit code than 0", f.badStops),
    none("workers that ended by themselves", f.fallen),
  ];
}

/** The table that a person reads. */
export function crashTable(figures: CrashFigures): string {
  const lines = crashLines(figures);
  const width = (of: (line: Line) => string) => Math.max(...lines.map((line) => of(line).length));
  const [names, values] = [width((line) => line.name), width((line) => line.figure)];
  return lines
    .map(({ name, figure, bar, met }) => {
      const judged = bar === "" ? "" : `${met ? "ok  " : "MISSED"}  bar: ${bar}`;
      return `${name.padEnd(names)}  ${figure.padStart(values)}  ${judged}`.trimEnd();
    })
    .join("\n");
}
