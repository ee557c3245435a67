import Link from "next/link";
import { anchorNames } from "#components/profile/anchor-names";
import { BarList } from "#components/ui/bar-list";
import { Drawer } from "#components/ui/drawer";
import { DrawerSection } from "#components/ui/drawer-section";
import { ExternalLink } from "#components/ui/external-link";
import { countOf, formatCount, formatShare } from "#components/ui/format";
import { viewHref } from "#components/ui/view-href";
import { anchorHint } from "#lib/core/anchor-hint";
import type { TargetAnchors } from "#lib/profile/report-types";

const SHOWN = 20;

interface TargetDrawerProps {
  target: TargetAnchors;
  closeHref: string;
  /** The table of links of this site. */
  linksPath: string;
}

/** The words that lead to one page, and whether they look sought after. */
export function TargetDrawer({ target, closeHref, linksPath }: TargetDrawerProps) {
  const { url, title, domains, anchors, categories } = target;
  const links = (anchor?: string) =>
    viewHref(linksPath, {
      side: "inbound",
      target: url,
      ...(anchor === undefined ? {} : { anchor: anchor || " " }),
    });
  return (
    <Drawer label={`Anchors of ${url}`} caption="Target page" closeHref={closeHref}>
      <DrawerSection>
        <ExternalLink href={url} />
        {title ? <p className="text-muted">{title}</p> : null}
        <p>
          <Link href={links()} className="link">
            {countOf(domains, "domain")} {domains === 1 ? "links" : "link"} to this page
          </Link>
        </p>
      </DrawerSection>
      <DrawerSection title="Anchors by category" scope="by referring domain">
        <BarList
          items={categories.map(({ category, domains: value }) => ({ label: anchorNames[category], value }))}
          all={domains}
        />
        <p className="text-sm text-muted">{anchorHint(categories, domains)}</p>
      </DrawerSection>
      <DrawerSection
        title="Anchors"
        scope={`${formatCount(Math.min(SHOWN, anchors.length))} of ${formatCount(anchors.length)}`}
      >
        <ul className="grid gap-1">
          {anchors.slice(0, SHOWN).map((anchor) => (
            <li key={`${anchor.kind} ${anchor.text}`} className="flex items-baseline gap-3">
              <Link
                href={links(anchor.text)}
                prefetch={false}
                className="min-w-0 flex-1 truncate hover:underline"
                title={anchor.text}
              >
                {anchor.text || <span className="text-muted">empty</span>}
              </Link>
              <span className="text-sm text-muted">
                {anchor.category ? anchorNames[anchor.category] : ""}
              </span>
              <span className="w-10 text-right tabular-nums">{formatCount(anchor.domains)}</span>
              <span className="w-12 text-right text-sm text-muted tabular-nums">
                {formatShare(anchor.domains, domains)}
              </span>
            </li>
          ))}
        </ul>
      </DrawerSection>
    </Drawer>
  );
}
