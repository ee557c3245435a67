// The ways into a campaign, in words.
import type { PreviewQuery } from "#lib/outreach/prospects/schema";

export type From = PreviewQuery["from"];
export type TextFrom = Exclude<From, ReportFrom>;
export type ReportFrom = "link_gap" | "lost_link" | "broken_target";

interface Way {
  from: TextFrom;
  label: string;
  /** Over the place for the text. */
  field: string;
  hint: string;
  placeholder: string;
}

export const ways: readonly Way[] = [
  {
    from: "pasted",
    label: "A list",
    field: "Domains or addresses",
    hint: "One a line, or between commas. Rows pasted from a spreadsheet may have a header: domain, page, note, fit.",
    placeholder: "themulch.example\nhttps://rootandstem.example/soil-guides",
  },
  {
    from: "file",
    label: "A file",
    field: "CSV",
    hint: "CSV or text in any encoding, up to 8 MB. Columns are found by their names, and you can change them.",
    placeholder: "",
  },
  {
    from: "search_results",
    label: "Search results",
    field: "Search results",
    hint: "Select the page of results, copy it and paste it. Every address counts; the words around them do not.",
    placeholder: "",
  },
  {
    from: "resource_page",
    label: "A resource page",
    field: "The page, or its source",
    hint: "Every address on it counts, once a site.",
    placeholder: "",
  },
  {
    from: "mention",
    label: "Mentions",
    field: "Pages that name your brand",
    hint: "One address a line. Those that link to you already are told apart.",
    placeholder: "https://themulch.example/2026/peat-free-mixes",
  },
  {
    from: "hand",
    label: "One site",
    field: "Domain or page",
    hint: "The page that should link, where you know it.",
    placeholder: "themulch.example",
  },
];

export const reportWords: Record<ReportFrom, string> = {
  link_gap: "Sites that link to competitors",
  lost_link: "Sites whose link is lost",
  broken_target: "Sites that link to a broken page",
};
