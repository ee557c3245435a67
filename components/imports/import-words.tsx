import { countOf, formatCount } from "#components/ui/format";
import type { ImportDetail } from "#lib/imports/types";

/** What an import is just now, as the title of its page. */
export function importTitle(detail: ImportDetail): string {
  const { state, accepted } = detail;
  const parts = partsOf(detail);
  switch (state) {
    case "uploading":
      return "Add the files";
    case "reading":
      return "Reading the files";
    case "ready":
      return accepted === 0 ? "No row can be imported yet" : parts.join(", ");
    case "importing":
      return "Importing";
    case "done":
      return `Imported: ${parts.join(", ") || "nothing new"}`;
    case "failed":
      return "The import stopped";
    case "cancelled":
      return "The import was cancelled";
    case "undoing":
      return detail.error === null ? "Undoing the import" : "The undo stopped half-way";
    case "undone":
      return "The import was undone";
    default:
      return state satisfies never;
  }
}

/** What an import brings, by what its rows are. */
function partsOf(detail: ImportDetail): string[] {
  const { newLinks, knownLinks, candidates, newDomains, knownDomains } = detail;
  const kinds = new Set(detail.fileDetails.map((file) => file.kind));
  const noun = kinds.has("placements") && !kinds.has("backlinks") ? "agreed link" : "link";
  const both = kinds.has("placements") && kinds.has("backlinks") ? ", reported and agreed" : "";
  const isNew = (count: number) => `${count === 1 ? "is" : "are"} new`;
  const visits = detail.fileDetails
    .filter((file) => file.kind === "traffic")
    .reduce((sum, file) => sum + file.accepted, 0);
  return [
    newLinks > 0 || knownLinks > 0 ? `${countOf(newLinks, noun)} ${isNew(newLinks)}${both}` : "",
    knownLinks > 0 ? `${formatCount(knownLinks)} known already` : "",
    candidates > 0 ? `${countOf(candidates, "page")} to be read` : "",
    newDomains > 0 || knownDomains > 0
      ? `${countOf(newDomains, "reported domain")} ${isNew(newDomains)}${knownDomains > 0 ? ` and ${formatCount(knownDomains)} known` : ""}`
      : "",
    visits > 0 ? `visits of ${countOf(visits, "page or site", "pages and sites")}` : "",
  ].filter((part) => part !== "");
}

/** Every row accounted for, and what comes next. */
export function importLead(detail: ImportDetail): string {
  const { state, rows, rejected, skipped, duplicate, newLinks, knownLinks, candidates } = detail;
  const links = detail.fileDetails
    .filter((file) => file.kind === "backlinks" || file.kind === "placements")
    .reduce((sum, file) => sum + file.accepted, 0);
  const further = state === "ready" ? links - newLinks - knownLinks - candidates : 0;
  const left = [
    rejected > 0 ? `${formatCount(rejected)} rejected` : "",
    skipped > 0 ? `${formatCount(skipped)} skipped` : "",
    duplicate > 0 ? `${formatCount(duplicate)} twice in the file` : "",
    further > 0 ? `${formatCount(further)} further rows of the same links` : "",
  ].filter((part) => part !== "");
  const account = `${countOf(rows, "row")} read${left.length > 0 ? `: ${left.join(", ")}` : ""}.`;
  if (state === "ready") {
    const undated = links > 0 ? " Undated links count as known since this import, never as gained." : "";
    return `${account} Nothing is written until you import.${undated}`;
  }
  if (state === "done" && links > 0) return `${account} Verify the links to see them with our own eyes.`;
  return rows > 0 ? account : "Nothing was written.";
}
