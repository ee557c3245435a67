import { statusLooks, statusOrder } from "#components/status";
import { type Facet, Facets } from "#components/ui/facets";
import { formatCount, formatShare } from "#components/ui/format";
import { FIRST_PAGE, toggleHref, type ViewParams, viewHref } from "#components/ui/view-href";
import type { LinkFilter } from "#lib/links/link-filter";
import type { Facets as FacetCounts, Facet as FacetName } from "#lib/links/types";
import { facetWords } from "#lib/links/words";
import type { Person } from "#lib/teamwork/types";

interface LinkFacetsProps {
  path: string;
  params: ViewParams;
  filter: LinkFilter;
  facets: FacetCounts;
  /** Names of those who look after links. */
  people: readonly Person[];
}

const titles: Record<FacetName, string> = {
  status: "Status",
  rel: "Rel",
  place: "Placement",
  relevance: "Relevance",
  vendor: "Reported by",
  sources: "Seen by",
  seen: "Verified",
  kind: "Kind",
  tag: "Tag",
  care: "Looked after by",
};
const shown: readonly FacetName[] = [
  "status",
  "rel",
  "place",
  "relevance",
  "vendor",
  "sources",
  "seen",
  "kind",
  "tag",
  "care",
];

/** What every link has where the team has said nothing: alone it is no choice. */
const blank: Partial<Record<FacetName, string>> = { tag: "", care: "nobody" };

/** Choices that have an order of their own; the others stand by number. */
const orders: Partial<Record<FacetName, readonly string[]>> = {
  status: statusOrder,
  rel: ["follow", "nofollow", "ugc", "sponsored", "unknown"],
  place: ["content", "navigation", "header", "footer", "sidebar", "comments", "unknown"],
  relevance: ["same", "related", "unrelated", "too_little", "unknown"],
  sources: ["one", "more", "none"],
  seen: ["verified", "reported"],
};

/** What the table may be narrowed by, with what each choice would leave. A choice that is set always stands here. */
export function LinkFacets(props: LinkFacetsProps) {
  return (
    <>
      {shown.map((name) => {
        const items = itemsOf(name, props);
        const counts = props.facets[name];
        const bare = items.length === 1 && counts.values[0]?.value === blank[name] && !items[0]?.on;
        if (items.length === 0 || bare) return null;
        return (
          <Facets
            key={name}
            label={counts.capped ? `${titles[name]}, of the newest` : titles[name]}
            items={items}
          />
        );
      })}
    </>
  );
}

/** Choices that are being counted. */
export function FacetsComing() {
  return (
    <div role="status" className="pt-1 text-sm text-muted">
      Counting choices…
    </div>
  );
}

function itemsOf(name: FacetName, { path, params, filter, facets, people }: LinkFacetsProps): Facet[] {
  const chosen: readonly string[] = name === "seen" ? (filter.seen ? [filter.seen] : []) : filter[name];
  const { values, capped } = facets[name];
  const all = values.reduce((sum, one) => sum + one.count, 0);
  const known = new Map(values.map(({ value, count }) => [value, count]));
  for (const value of chosen) if (!known.has(value)) known.set(value, 0);
  const order: readonly string[] = orders[name] ?? [...known.keys()];
  const names = order.filter((one) => known.has(one));
  return names.map((value) => {
    const on = chosen.includes(value);
    const count = known.get(value) ?? 0;
    return {
      label:
        name === "status"
          ? statusLooks[value as keyof typeof statusLooks].word
          : facetWords(name, value, people),
      // More links than are counted: shares are true, numbers would not be.
      count: capped ? formatShare(count, all) : formatCount(count),
      href:
        name === "seen"
          ? viewHref(path, params, {
              seen: on ? null : value,
              ...FIRST_PAGE,
              open: null,
            })
          : toggleFrom(path, params, name, value),
      on,
      ...(name === "status" ? { icon: statusIcon(value as keyof typeof statusLooks) } : {}),
    };
  });
}

/** `toggleHref` back on the first page, whose rows are counted from 1. */
function toggleFrom(path: string, params: ViewParams, name: string, value: string): string {
  return toggleHref(path, { ...params, from: undefined, flip: undefined }, name, value);
}

function statusIcon(status: keyof typeof statusLooks) {
  const { tone, icon } = statusLooks[status];
  return <span className={`status tone-${tone}`}>{icon}</span>;
}
