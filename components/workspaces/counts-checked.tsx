import { countOf, formatDuration } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import { DateText } from "#components/ui/time";
import type { RecountView } from "#lib/upkeep/types";

/** What people call what a table holds. */
const NAMES: Readonly<Record<string, string>> = {
  link: "Links whose history says otherwise",
  page: "Pages with links to look for",
  domain_link: "Links between two domains",
  referring_domain: "Referring domains",
  domain_event: "Days on which domains came or went",
  domain_anchor: "Anchors by domain",
  site_anchor: "Anchors",
  domain_target: "Target pages by domain",
  site_target: "Target pages",
  domain_source: "Sources by domain",
  site_day: "Days of the charts",
};

/** When the figures were last counted anew from the links themselves, and what was off. */
export function CountsChecked({ recount }: { recount: RecountView | null }) {
  if (recount === null) {
    return (
      <p className="text-muted">
        Each night every figure is counted anew from the links themselves. That has not happened yet.
      </p>
    );
  }
  const { checkedAt, ms, drift } = recount;
  const put = drift.filter(({ repaired }) => repaired);
  const left = drift.filter(({ repaired }) => !repaired);
  return (
    <div className="grid gap-3">
      <p>
        Counts were checked on <DateText at={checkedAt} clock />
        {drift.length === 0 ? " and add up." : ", and some were off."}{" "}
        <span className="text-muted">Took {formatDuration(ms)}.</span>
      </p>
      {put.length > 0 ? (
        <Notice title="Put right">
          <Off drift={put} />
          The figures are those of the links again. This should never be needed: please tell whoever runs this
          instance, whose log says more.
        </Notice>
      ) : null}
      {left.length > 0 ? (
        <Notice kind="problem" title="Left as it is">
          <Off drift={left} />
          Nothing tells which of the two is true, so nothing was changed. The log of this instance names them.
        </Notice>
      ) : null}
    </div>
  );
}

function Off({ drift }: { drift: RecountView["drift"] }) {
  return (
    <ul>
      {drift.map(({ what, rows }) => (
        <li key={what}>
          {NAMES[what] ?? what}: {countOf(rows, "row")}
        </li>
      ))}
    </ul>
  );
}
