import { statusLooks } from "#components/status";
import { Facets } from "#components/ui/facets";
import { formatCount } from "#components/ui/format";
import { toggleHref, type ViewParams } from "#components/ui/view-href";
import type { PlacementFilter } from "#lib/placements/schema";
import type { PlacementFacets as Counts } from "#lib/placements/types";
import { handWords, tacticWords } from "#lib/placements/words";

interface PlacementFacetsProps {
  path: string;
  params: ViewParams;
  filter: PlacementFilter;
  facets: Counts;
}

/** What the promises may be narrowed by, with what each choice would leave. */
export function PlacementFacets({ path, params, filter, facets }: PlacementFacetsProps) {
  const href = (name: string, value: string) => toggleHref(path, { ...params, from: undefined }, name, value);
  return (
    <>
      <Facets
        label="Status"
        items={facets.status.map(({ value, count }) => ({
          label: statusLooks[value].word,
          icon: <span className={`status tone-${statusLooks[value].tone}`}>{statusLooks[value].icon}</span>,
          href: href("status", value),
          on: filter.status.includes(value),
          count: formatCount(count),
        }))}
      />
      {facets.hand.length > 0 ? (
        <Facets
          label="By hand"
          items={facets.hand.map(({ value, count }) => ({
            label: handWords[value],
            href: href("hand", value),
            on: filter.hand.includes(value),
            count: formatCount(count),
          }))}
        />
      ) : null}
      {facets.tactic.length > 0 ? (
        <Facets
          label="Tactic"
          items={facets.tactic.map(({ value, count }) => ({
            label: tacticWords[value],
            href: href("tactic", value),
            on: filter.tactic.includes(value),
            count: formatCount(count),
          }))}
        />
      ) : null}
      {facets.tag.length > 0 ? (
        <Facets
          label="Tag"
          items={facets.tag.map(({ value, count }) => ({
            label: value,
            href: href("tag", value),
            on: filter.tag.includes(value),
            count: formatCount(count),
          }))}
        />
      ) : null}
    </>
  );
}
