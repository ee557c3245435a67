import Link from "next/link";
import type { ReactNode } from "react";
import { LinkRel } from "#components/links/link-cells";
import { priceWords } from "#components/placements/price";
import { anchorNames } from "#components/profile/anchor-names";
import { LinkStatus } from "#components/status";
import { countOf, formatCount } from "#components/ui/format";
import { Panel, PanelRow } from "#components/ui/panel";
import { Stats } from "#components/ui/stat";
import { DateText, RelativeTime } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { viewHref } from "#components/ui/view-href";
import { vendorNames } from "#lib/core/vendors";
import { opinionWords } from "#lib/links/words";
import { saidByWords } from "#lib/profile/change-words";
import type { DomainCard } from "#lib/profile/report-types";
import { periodWords } from "#lib/traffic/words";

interface CardProps {
  card: DomainCard;
  /** The site's address and name. */
  base: string;
  site: string;
  workspace: string;
}

const kindWords = {
  gained: "First linked here",
  known: "Known to link here",
  returned: "Links here again",
  lost: "Its last link went",
  refuted: "Its reported links were not there",
} as const;

/** The figures of a domain: links both ways, who reported it, what people think of it. */
export function DomainFigures({ card, base, site }: CardProps) {
  const { toSite, fromSite } = card;
  const links = (side: string) => viewHref(`${base}/links`, { side, domain: card.domain });
  return (
    <Panel className="lg:col-span-12">
      <Stats
        items={[
          {
            label: `Links to ${site}`,
            value: <Link href={links("inbound")}>{formatCount(toSite.live)}</Link>,
            note: toSite.links > toSite.live ? `of ${formatCount(toSite.links)} known` : "live",
          },
          { label: "Seen by us", value: formatCount(toSite.verified) },
          {
            label: "Followed",
            value: formatCount(toSite.follow),
            note: `${formatCount(toSite.nofollow)} nofollow, ${formatCount(toSite.ugc + toSite.sponsored)} UGC or sponsored`,
          },
          {
            label: "Referral sessions",
            value: card.referrals === null ? "–" : formatCount(card.referrals.sessions),
            note: card.referrals === null ? "no file of Analytics names it" : periodWords(card.referrals),
          },
          {
            label: `Links from ${site}`,
            value: <Link href={links("outbound")}>{formatCount(fromSite.live)}</Link>,
            note: fromSite.live > 0 && toSite.live > 0 ? "both ways" : undefined,
          },
        ]}
      />
    </Panel>
  );
}

/** What is agreed with the domain, with what it costs for who may know. */
export function DomainPlacements({ card, base }: CardProps) {
  return (
    <List title="Placements" count={card.placements.length} none="Nothing is agreed with this domain.">
      {card.placements.map((one) => (
        <PanelRow key={one.id}>
          <span className="w-[112px] flex-none">
            <LinkStatus status={one.headline} />
          </span>
          <span className="min-w-0 flex-1">
            <Link href={viewHref(`${base}/placements`, { open: one.id })} className="hover:underline">
              <UrlText url={one.source} />
            </Link>
            <span className="block truncate text-sm text-muted">
              {[one.vendor, one.contact, one.notes].filter(Boolean).join(" · ")}
            </span>
          </span>
          {one.price === null ? null : <span className="tabular-nums">{priceWords(one)}</span>}
        </PanelRow>
      ))}
    </List>
  );
}

/** Its newest live links. */
export function DomainPages({ card, base }: CardProps) {
  return (
    <List
      title="Linking pages"
      count={card.toSite.live}
      none="No live link of this domain is known."
      more={viewHref(`${base}/links`, { side: "inbound", domain: card.domain })}
    >
      {card.pages.map((page) => (
        <PanelRow key={`${page.sourceId}-${page.targetId}`}>
          <span className="min-w-0 flex-1">
            <Link
              className="hover:underline"
              href={viewHref(`${base}/links`, {
                side: "inbound",
                domain: card.domain,
                open: `${page.sourceId}-${page.targetId}`,
              })}
            >
              <UrlText url={page.source} />
            </Link>
            <span className="block truncate text-sm text-muted">
              {page.anchor === null ? "anchor not said" : page.anchor === "" ? "empty anchor" : page.anchor}
            </span>
          </span>
          <LinkRel relClass={page.relClass} />
          <span className="w-[92px] text-right text-muted">
            <DateText at={page.knownOn} />
          </span>
        </PanelRow>
      ))}
    </List>
  );
}

/** The words it uses and the pages it links to. */
export function DomainAnchors({ card, base }: CardProps) {
  return (
    <List title="Anchors" count={card.anchors.length} none="No anchor is known.">
      {card.anchors.map((one) => (
        <PanelRow key={`${one.kind} ${one.text}`}>
          <Link
            href={viewHref(`${base}/links`, {
              side: "inbound",
              domain: card.domain,
              anchor: one.text || " ",
            })}
            className="min-w-0 flex-1 truncate hover:underline"
            title={one.text}
          >
            {one.text || <span className="text-muted">empty</span>}
          </Link>
          <span className="text-sm text-muted">{one.category ? anchorNames[one.category] : ""}</span>
          <span className="w-12 text-right tabular-nums">{formatCount(one.live)}</span>
        </PanelRow>
      ))}
    </List>
  );
}

export function DomainTargets({ card, base }: CardProps) {
  return (
    <List title="Target pages" count={card.targets.length} none="No target page is known.">
      {card.targets.map((one) => (
        <PanelRow key={one.id}>
          <Link
            href={viewHref(`${base}/links`, { side: "inbound", domain: card.domain, target: one.url })}
            className="min-w-0 flex-1 hover:underline"
          >
            <UrlText url={one.url} />
          </Link>
          <span className="w-12 text-right tabular-nums">{formatCount(one.live)}</span>
        </PanelRow>
      ))}
    </List>
  );
}

/** When it came and went, who says so, and what people decided. */
export function DomainHistory({ card, workspace }: CardProps) {
  return (
    <Panel title="History" padded={false} className="self-start lg:col-span-4">
      {card.opinion ? (
        <PanelRow>
          <span className="min-w-0 flex-1">
            <b className="font-medium">{opinionWords[card.opinion.kind]}</b>
            <span className="block text-sm text-muted">{card.opinion.reason}</span>
          </span>
          <span className="text-sm text-muted">
            {card.opinion.by ?? "somebody"}, <RelativeTime at={card.opinion.at} />
          </span>
        </PanelRow>
      ) : null}
      {card.history.map((one) => (
        <PanelRow key={`${one.on} ${one.kind}`}>
          <span className="min-w-0 flex-1">
            {kindWords[one.kind]}
            <span className="block text-sm text-muted">{saidByWords(one.origin)}</span>
          </span>
          <span className="text-muted">
            <DateText at={one.on} />
          </span>
        </PanelRow>
      ))}
      <PanelRow>
        <span className="min-w-0 flex-1">
          Reported by
          <span className="block text-sm text-muted">
            {card.sources.length === 0
              ? "nobody: found by us, or agreed"
              : card.sources
                  .map(({ vendor, links }) => `${vendorNames[vendor]} (${countOf(links, "link")})`)
                  .join(", ")}
          </span>
        </span>
      </PanelRow>
      {card.others.map((one) => (
        <PanelRow key={one.slug}>
          <Link
            href={`/${workspace}/${one.slug}/domains/${encodeURIComponent(card.domain)}`}
            className="link flex-1"
          >
            Links to {one.name} too
          </Link>
          <span className="tabular-nums">{formatCount(one.live)}</span>
        </PanelRow>
      ))}
    </Panel>
  );
}

function List(props: {
  title: string;
  count: number;
  none: string;
  more?: string;
  children: readonly ReactNode[];
}) {
  return (
    <Panel
      title={props.title}
      scope={
        props.count > props.children.length
          ? `${props.children.length} of ${formatCount(props.count)}`
          : undefined
      }
      padded={false}
      tools={
        props.more && props.children.length > 0 ? (
          <Link href={props.more} className="link">
            All
          </Link>
        ) : undefined
      }
    >
      {props.children.length === 0 ? (
        <p className="px-4 pt-2 pb-4 text-muted">{props.none}</p>
      ) : (
        props.children
      )}
    </Panel>
  );
}
