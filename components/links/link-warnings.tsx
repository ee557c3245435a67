import { Pencil } from "lucide-react";
import type { Flag } from "#lib/core/verdict";
import { flagSentences } from "#lib/core/verdict/words";
import type { LinkDetail } from "#lib/links/types";

/** What makes a link count for less, although it is there. With a placement its verdict says so. */
export function LinkWarnings({ link }: { link: LinkDetail }) {
  const flags = link.status === "live" ? flagsOf(link) : [];
  if (flags.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {flags.map((flag) => (
        <li key={flag} className="flex items-baseline gap-2">
          <span className="status tone-amber translate-y-[3px]">
            <Pencil aria-hidden />
          </span>
          {flagSentences[flag]}
        </li>
      ))}
    </ul>
  );
}

function flagsOf({ page, hidden, checks }: LinkDetail): Flag[] {
  const all: [Flag, boolean][] = [
    ["noindex", page.noindex],
    ["robots_blocked", checks[0]?.googlebotAllowed === false],
    ["canonical_elsewhere", page.canonicalElsewhere],
    ["page_nofollow", page.nofollow],
    ["hidden", hidden],
  ];
  return all.filter(([, is]) => is).map(([flag]) => flag);
}
