import { Facets } from "#components/ui/facets";
import { formatCount } from "#components/ui/format";
import { toggleHref, type ViewParams } from "#components/ui/view-href";
import { STAGE_WORDS } from "#lib/core/outreach/stages";
import type { ProspectFilter } from "#lib/outreach/board/schema";
import type { ProspectFacets as Counts } from "#lib/outreach/board/types";
import { dueWords, prospectOriginWords, rejectWords } from "#lib/outreach/board/words";

interface ProspectFacetsProps {
  path: string;
  params: ViewParams;
  filter: ProspectFilter;
  facets: Counts;
  /** The board shows every stage. */
  withoutStage?: boolean | undefined;
}

/** What prospects may be narrowed by, with what each choice would leave. */
export function ProspectFacets({ path, params, filter, facets, withoutStage }: ProspectFacetsProps) {
  const of = <V extends string>(
    name: "stage" | "owner" | "origin" | "reason" | "due",
    label: string,
    items: readonly { value: V; count: number }[],
    word: (item: { value: V; count: number }) => string,
  ) =>
    items.length === 0 ? null : (
      <Facets
        label={label}
        items={items.map((item) => ({
          label: word(item),
          href: toggleHref(path, { ...params, from: undefined }, name, item.value),
          on: (filter[name] as readonly string[]).includes(item.value),
          count: formatCount(item.count),
        }))}
      />
    );
  const names = new Map(facets.owner.map(({ value, name }) => [value, name]));
  return (
    <>
      {withoutStage ? null : of("stage", "Stage", facets.stage, ({ value }) => STAGE_WORDS[value])}
      {of("due", "Due", facets.due, ({ value }) => dueWords[value])}
      {of("owner", "Owner", facets.owner, ({ value }) => names.get(value) ?? "Nobody")}
      {of("origin", "Origin", facets.origin, ({ value }) => prospectOriginWords[value])}
      {of("reason", "Reason", facets.reason, ({ value }) => rejectWords[value])}
    </>
  );
}
