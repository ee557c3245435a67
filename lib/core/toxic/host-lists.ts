/** Is a host on a list of domains, or below one of them? And what kind of host is it by its name? */
import { selfAndParents } from "../disavow/entry.ts";
import { INSTITUTION_ENDINGS, INSTITUTION_LABELS } from "./lists/known-sites.ts";

/** The listed domain that a host is or lies below; null for none. */
export function listedParent(host: string, listed: ReadonlySet<string>): string | null {
  for (const parent of selfAndParents(host)) if (listed.has(parent)) return parent;
  return null;
}

const endings = new Set(INSTITUTION_ENDINGS);
const labels = new Set(INSTITUTION_LABELS);

/** A school, a university, an authority, the armed forces, an international body: by endings that only they get. */
export function isInstitution(host: string): boolean {
  if (listedParent(host, endings) !== null || /\.k12\.[a-z]{2}\.us$/.test(host)) return true;
  const [label = "", country = ""] = host.split(".").slice(-2);
  return host.split(".").length > 2 && country.length === 2 && labels.has(label);
}
