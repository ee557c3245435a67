import type { FiguresPeriod, TrafficPeriods } from "./types.ts";

const words: Record<keyof TrafficPeriods, { what: string; from: string }> = {
  search: {
    what: "As Search Console counts them in Google Search",
    from: "Import the table Pages of Search Console's Performance report to see them.",
  },
  visits: {
    what: "Sessions that began on the page, as Google Analytics counts them",
    from: "Import the Landing page report of Google Analytics to see them.",
  },
  referrals: {
    what: "Sessions that came from the domain, as Google Analytics counts them",
    from: "Import the Traffic acquisition report of Google Analytics, by session source, to see them.",
  },
};

const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** Of which days figures are: "1 Jan 2026 to 28 Jan 2026". */
export function periodWords({ from, to }: Pick<FiguresPeriod, "from" | "to">): string {
  if (from === null || to === null) return "the file did not say of which days";
  return `${day.format(new Date(from))} to ${day.format(new Date(to))}`;
}

/** What a column of visits says and of which days it is; or which export brings it, where none was imported. */
export function trafficWords(source: keyof TrafficPeriods, periods: TrafficPeriods): string {
  const { what, from } = words[source];
  const period = periods[source];
  if (period === null) return `No figures yet. ${from}`;
  const mixed = period.mixed ? ", from files of different days" : "";
  return `${what}: ${periodWords(period)}${mixed}. A page or domain that no file names has none.`;
}
