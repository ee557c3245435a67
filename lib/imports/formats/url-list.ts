/** No header at all: addresses one a line, "source target" pairs, or rows pasted from a sheet. */
import type { Format } from "./format.ts";

export const urlList: Format = {
  id: "url_list",
  label: "List of addresses",
  vendor: "paste",
  kind: "backlinks",
  names: {},
  needs: [],
  dates: "mdy",
};

/** Stands for a file that nothing knows: a person maps its columns. */
export const unknownTable: Format = {
  ...urlList,
  id: "unknown",
  label: "Unknown table",
  vendor: "other",
};
