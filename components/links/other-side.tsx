import { ArrowLeftRight } from "lucide-react";
import Link from "next/link";
import { ButtonLink } from "#components/ui/button";
import { DefinitionList } from "#components/ui/definition-list";
import { countOf } from "#components/ui/format";
import { viewHref } from "#components/ui/view-href";
import { toUnicodeHost } from "#lib/core/domain";
import type { DomainPair, LinkDetail } from "#lib/links/types";
import { sideWords } from "#lib/links/words";

interface OtherSideProps {
  side: keyof typeof sideWords;
  /** The domain at the other end. */
  other: string;
  link: LinkDetail;
  /** Known when the link is read from the other side. */
  pair: DomainPair | null;
  flipHref: string;
  /** "/northlight/shop.example" */
  base: string;
}

/** One link, two readings: what it is for us and what it is for them. */
export function OtherSide({ side, other, link, pair, flipHref, base }: OtherSideProps) {
  if (side === "internal") {
    return (
      <p className="mt-1 rounded-md bg-sunken px-3 py-2 text-sm">
        Both ends are yours: an <b className="font-medium">internal link</b>, out of one page and into the
        other.
      </p>
    );
  }
  const theirs = sideWords[side === "inbound" ? "outbound" : "inbound"].one;
  const ours = sideWords[side].one;
  const article = (word: string) => (word.startsWith("e") ? "an" : "a");
  const readings = [
    <span key="ours">
      for you {article(ours)} <b className="font-medium">{ours}</b>
    </span>,
    <span key="theirs">
      for {toUnicodeHost(other)} {article(theirs)} <b className="font-medium">{theirs}</b>
    </span>,
  ];
  if (pair !== null) readings.reverse();
  return (
    <div className="mt-1 grid gap-3 rounded-md bg-sunken px-3 py-2 text-sm">
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1 [overflow-wrap:anywhere] [&>span:first-child]:block [&>span:first-child]:first-letter:uppercase">
          {readings}
        </p>
        <ButtonLink href={flipHref} scroll={false} prefetch={false} icon={<ArrowLeftRight aria-hidden />}>
          Flip
        </ButtonLink>
      </div>
      {pair === null ? null : <Theirs side={side} other={other} link={link} pair={pair} base={base} />}
    </div>
  );
}

function Theirs(props: Omit<OtherSideProps, "flipHref" | "pair"> & { pair: DomainPair }) {
  const { side, other, link, pair, base } = props;
  const { outExternal, outDomains } = link.page;
  const rows = (reading: "inbound" | "outbound") =>
    viewHref(`${base}/links`, { side: reading, domain: other });
  const counted = (links: number, live: number, reading: "inbound" | "outbound") =>
    links === 0 ? (
      "none known"
    ) : (
      <Link href={rows(reading)} className="link">
        {countOf(links, "link")}
        {live < links ? `, ${live} live` : ""}
      </Link>
    );
  return (
    <DefinitionList
      items={[
        {
          term: "On the page",
          value:
            outExternal === null
              ? null
              : `one of ${countOf(outExternal, "external link")}${outDomains === null ? "" : ` to ${countOf(outDomains, "domain")}`}`,
        },
        { term: "Them to you", value: counted(pair.toSite.links, pair.toSite.live, "inbound") },
        { term: "You to them", value: counted(pair.fromSite.links, pair.fromSite.live, "outbound") },
        {
          term: "Their own view",
          value:
            pair.site === null ? null : (
              <Link
                className="link"
                href={viewHref(`/${base.split("/")[1]}/${pair.site.slug}/links`, {
                  side: side === "inbound" ? "outbound" : "inbound",
                  open: `${link.sourceId}-${link.targetId}`,
                })}
              >
                Open in {pair.site.name}
              </Link>
            ),
        },
      ]}
    />
  );
}
