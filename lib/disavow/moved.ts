// A site that moved: its links are disavowed per property, and nothing carries a list over to the new one.
import { hostOf } from "#lib/core/domain";

/** A list that holds entries for a domain that is not the site's main one any more. */
export interface MovedList {
  /** The property of the old domain. */
  from: string;
  /** The property that the list is missing for. */
  to: string;
}

/**
 * @param domains of the site, the main one first
 * @param lists the properties with a list, and whether it has entries
 * @returns null: the main domain has a list, or no other domain's property has one with entries
 */
export function movedList(
  domains: readonly string[],
  lists: readonly { property: string; entries: number }[],
): MovedList | null {
  const [main] = domains;
  if (main === undefined) return null;
  const isMain = (property: string) => {
    const host = hostOf(property) ?? "";
    return host === main || host.endsWith(`.${main}`);
  };
  if (lists.some(({ property }) => isMain(property))) return null;
  const old = lists.find(({ entries }) => entries > 0);
  return old === undefined ? null : { from: old.property, to: `https://${main}/` };
}
