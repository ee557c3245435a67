import { statusLooks } from "#components/status";
import { Chip } from "#components/ui/chip";
import { countOf } from "#components/ui/format";
import { FIRST_PAGE, type ViewParams, viewHref } from "#components/ui/view-href";
import type { LinkFilter } from "#lib/links/link-filter";
import { facetWords, languageWord } from "#lib/links/words";
import type { Person } from "#lib/teamwork/types";

interface Condition {
  name: string;
  label: string;
  value: string;
}

/** What is filtered, each with the way out of it. */
export function LinkChips(props: {
  path: string;
  params: ViewParams;
  filter: LinkFilter;
  people: readonly Person[];
}) {
  const { path, params, filter, people } = props;
  return conditionsOf(filter, people).map(({ name, label, value }) => (
    <Chip
      key={name}
      label={label}
      value={value}
      removeHref={viewHref(path, params, {
        [name]: null,
        ...(name === "vendor" && onlyBy(filter) ? { sources: null } : {}),
        ...FIRST_PAGE,
        open: null,
        flip: null,
      })}
      removeLabel={`Remove: ${label} ${value}`}
    />
  ));
}

/** One source and no other: told in one chip, that takes both filters away. */
function onlyBy({ vendor, sources }: LinkFilter): boolean {
  return vendor.length === 1 && sources.length === 1 && sources[0] === "one";
}

function conditionsOf(filter: LinkFilter, people: readonly Person[]): Condition[] {
  const other = filter.side === "outbound" ? "To" : "From";
  const lists = {
    status: "Status is",
    rel: "Rel is",
    place: "Placement is",
    vendor: onlyBy(filter) ? "Reported only by" : "Reported by",
    sources: "Seen by",
    kind: "Kind is",
    relevance: "Relevance is",
    opinion: "Marked",
    tag: "Tag is",
    care: "Looked after by",
  } as const;
  const conditions: Condition[] = [];
  for (const [name, label] of Object.entries(lists) as [keyof typeof lists, string][]) {
    const values: readonly string[] = filter[name];
    if (values.length === 0 || (name === "sources" && onlyBy(filter))) continue;
    const words = values.map((value) =>
      name === "status"
        ? statusLooks[value as keyof typeof statusLooks].word
        : facetWords(name, value, people),
    );
    const value = words.join(" or ");
    const isName = ["vendor", "tag", "care"].includes(name);
    conditions.push({ name, label, value: isName ? value : value.toLowerCase() });
  }
  if (filter.seen) conditions.push({ name: "seen", label: "", value: facetWords("seen", filter.seen) });
  if (filter.language !== undefined)
    conditions.push({ name: "language", label: "Page in", value: languageWord(filter.language) });
  if (filter.q !== "") conditions.push({ name: "q", label: "Contains", value: `“${filter.q}”` });
  if (filter.domain !== "") {
    conditions.push({
      name: "domain",
      label: filter.side === "internal" ? "On" : other,
      value: filter.domain,
    });
  }
  if (filter.domains.length > 0) {
    const [first = "", ...rest] = filter.domains;
    const value = rest.length === 0 ? first : `one of ${filter.domains.length} domains`;
    conditions.push({ name: "domains", label: filter.side === "internal" ? "On" : other, value });
  }
  if (filter.anchor !== undefined) {
    const words = filter.anchor.trim();
    conditions.push({ name: "anchor", label: "Anchor is", value: words === "" ? "empty" : `“${words}”` });
  }
  if (filter.target !== undefined) conditions.push({ name: "target", label: "To", value: filter.target });
  if (filter.anchors.length > 0) {
    const value = countOf(filter.anchors.length, "chosen anchor");
    conditions.push({ name: "anchors", label: "Anchor is one of", value });
  }
  if (filter.targets.length > 0)
    conditions.push({ name: "targets", label: "To", value: countOf(filter.targets.length, "chosen page") });
  return [...conditions, ...changeConditions(filter)];
}

function changeConditions({ live, change, since, until }: LinkFilter): Condition[] {
  const conditions: Condition[] = [];
  if (live !== undefined)
    conditions.push({ name: "live", label: "", value: live === "yes" ? "Live" : "Not live" });
  if (change !== undefined)
    conditions.push({ name: "change", label: "", value: change === "new" ? "New, with a date" : "Lost" });
  const happened = change === "lost" ? "Lost" : "Known";
  if (since !== undefined) conditions.push({ name: "since", label: `${happened} since`, value: since });
  if (until !== undefined) conditions.push({ name: "until", label: `${happened} until`, value: until });
  return conditions;
}
