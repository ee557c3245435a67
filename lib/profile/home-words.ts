import type { ReportedLine } from "./report-types.ts";

/** What reading a reported domain's home page told, in one sentence; null: nobody has looked. */
export function homeSentence({ home, knownLinks }: Pick<ReportedLine, "home" | "knownLinks">): string | null {
  if (home === null) return null;
  const on = dayWords(home.at);
  if (home.access === "robots_disallowed")
    return `Its robots.txt asked us on ${on} to leave its home page alone.`;
  if (home.access !== "ok") return `Its home page could not be read on ${on}.`;
  if (knownLinks > 0) return `Its home page was read on ${on}.`;
  return `Its home page was read on ${on}; no link to you was found there. The report may mean another page.`;
}

const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const dayWords = (at: string): string => day.format(new Date(at));
