import { countOf, formatCount } from "#components/ui/format";
import type { ImportDetail } from "#lib/imports/types";

/** What an import is just now, as the title of its page. */
export function importTitle(detail: ImportDetail): string {
  const { state, newLinks, knownLinks, candidates, accepted } = detail;
  const kinds = new Set(detail.fileDetails.map((file) => file.kind));
  const noun = kinds.has("placements") && kinds.size === 1 ? "agreed link" : "link";
  const both = kinds.size > 1 ? ", reported and agreed" : "";
  const parts = [
    newLinks > 0 || knownLinks > 0
      ? `${countOf(newLinks, noun)} ${newLinks === 1 ? "is" : "are"} new${both}`
      : "",
    knownLinks > 0 ? `${formatCount(knownLinks)} known already` : "",
    candidates > 0 ? `${countOf(candidates, "page")} to be read` : "",
  ].filter((part) => part !== "");
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

/** Every row accounted for, and what comes next. */
export function importLead(detail: ImportDetail): string {
  const { state, rows, accepted, rejected, skipped, duplicate, newLinks, knownLinks, candidates } = detail;
  const further = state === "ready" ? accepted - newLinks - knownLinks - candidates : 0;
  const left = [
    rejected > 0 ? `${formatCount(rejected)} rejected` : "",
    skipped > 0 ? `${formatCount(skipped)} skipped` : "",
    duplicate > 0 ? `${formatCount(duplicate)} twice in the file` : "",
    further > 0 ? `${formatCount(further)} further rows of the same links` : "",
  ].filter((part) => part !== "");
  const account = `${countOf(rows, "row")} read${left.length > 0 ? `: ${left.join(", ")}` : ""}.`;
  if (state === "ready") {
    return `${account} Nothing is written until you import. Undated links count as known since this import, never as gained.`;
  }
  if (state === "done") return `${account} Verify the links to see them with our own eyes.`;
  return rows > 0 ? account : "Nothing was written.";
}
