import { ResponseHops } from "#components/links/response-hops";
import { DefinitionList } from "#components/ui/definition-list";
import { DrawerSection } from "#components/ui/drawer-section";
import { countOf } from "#components/ui/format";
import { Quote } from "#components/ui/quote";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { vendorNames } from "#lib/core/vendors";
import type { LinkDetail } from "#lib/links/types";
import { kindWords, placeWords } from "#lib/links/words";

/** What the page said when it was last read, and who says so beside us. */
export function LinkEvidence({ link }: { link: LinkDetail }) {
  const last = link.checks[0];
  const read = link.page.access !== null;
  return (
    <DrawerSection title="Evidence">
      {link.anchor !== null || link.contextLeft || link.contextRight ? (
        <Quote
          left={link.contextLeft ?? undefined}
          marked={link.anchor || (link.anchorKind === "image" ? "an image" : "a link without words")}
          right={link.contextRight ?? undefined}
        />
      ) : null}
      <DefinitionList
        items={[
          { term: "Response", value: last ? <ResponseHops check={last} /> : null },
          { term: "Rel", value: relOf(link) },
          { term: "Place", value: placeOf(link) },
          { term: "Others", value: othersOf(link) },
          { term: "Page robots", value: read ? robotsOf(link.page) : null },
          { term: "robots.txt", value: last ? robotsTxtOf(last) : null },
          { term: "Canonical", value: read ? canonicalOf(link.page) : null },
          { term: "Outgoing", value: outgoingOf(link.page) },
          { term: "Seen by", value: <Sightings link={link} /> },
        ]}
      />
      {read || link.sightings.length > 0 ? null : (
        <p className="text-sm text-muted">Nobody has looked at the page yet.</p>
      )}
    </DrawerSection>
  );
}

function relOf(link: LinkDetail) {
  if (link.relClass === "unknown") return <span className="text-muted">not said</span>;
  const by = {
    none: "",
    rel: "decided by rel",
    meta: "decided by a meta tag",
    header: "decided by a header",
  }[link.relBy];
  return (
    <>
      {link.rel === "" ? (
        link.relClass === "follow" ? (
          "none, so dofollow"
        ) : (
          link.relClass
        )
      ) : (
        <code>{link.rel}</code>
      )}{" "}
      <span className="text-muted">{link.rel !== "" && link.relClass === "follow" ? "dofollow" : by}</span>
    </>
  );
}

function placeOf(link: LinkDetail): string | null {
  const parts = [
    link.place === "unknown" ? null : placeWords[link.place],
    link.kind === "text" ? null : `${kindWords[link.kind] ?? link.kind} link`,
    link.hidden ? "hidden from readers" : null,
    link.occurrences > 1 ? `${link.occurrences} times on the page` : null,
  ].filter((part) => part != null);
  return parts.length === 0 ? null : parts.join(", ");
}

function othersOf(link: LinkDetail): string | null {
  if (link.others.length === 0) return null;
  const words = link.others.slice(0, 5).map((other) => {
    const text = other.anchor === "" ? "no words" : `“${other.anchor}”`;
    return other.rel === "" ? text : `${text} (${other.rel})`;
  });
  const more = link.others.length - words.length;
  return `also as ${words.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function robotsOf(page: LinkDetail["page"]): string {
  const words = `${page.noindex ? "noindex" : "index"}, ${page.nofollow ? "nofollow" : "follow"}`;
  return page.robotsBy === "none"
    ? words
    : `${words}, by a ${page.robotsBy === "meta" ? "meta tag" : "header"}`;
}

function robotsTxtOf({ robotsAllowed, googlebotAllowed }: LinkDetail["checks"][number]): string | null {
  if (robotsAllowed === null) return null;
  if (googlebotAllowed === null) return robotsAllowed ? "allowed" : "asks us to stay away";
  if (robotsAllowed)
    return googlebotAllowed ? "allowed, for Googlebot too" : "allowed for us, not for Googlebot";
  return googlebotAllowed ? "asks us to stay away, lets Googlebot in" : "asks everybody to stay away";
}

function canonicalOf(page: LinkDetail["page"]) {
  if (page.canonical === null) return <span className="text-muted">none named</span>;
  return page.canonicalElsewhere ? <UrlText url={page.canonical} /> : "this page";
}

function outgoingOf({ outExternal, outDomains }: LinkDetail["page"]): string | null {
  if (outExternal === null) return null;
  const links = countOf(outExternal, "link");
  return outDomains === null ? links : `${links} to ${countOf(outDomains, "domain")}`;
}

function Sightings({ link }: { link: LinkDetail }) {
  if (link.sightings.length === 0 && link.foundAt === null) return null;
  return (
    <ul>
      {link.foundAt ? (
        <li>
          Us, <DateText at={link.foundAt} />
          {link.lastSeenAt && link.lastSeenAt.slice(0, 10) !== link.foundAt.slice(0, 10) ? (
            <>
              {" "}
              to <DateText at={link.lastSeenAt} />
            </>
          ) : null}
        </li>
      ) : null}
      {link.sightings.map((sighting) => (
        <li key={sighting.vendor}>
          {vendorNames[sighting.vendor]}
          {sighting.firstSeenOn ? (
            <>
              , <DateText at={sighting.firstSeenOn} />
            </>
          ) : null}
          {sighting.lastSeenOn && sighting.lastSeenOn !== sighting.firstSeenOn ? (
            <>
              {" "}
              to <DateText at={sighting.lastSeenOn} />
            </>
          ) : null}
          {sighting.lostOn ? (
            <>
              , lost <DateText at={sighting.lostOn} />
            </>
          ) : null}
          {sighting.reportedSource ? (
            <span className="block text-muted">
              as <UrlText url={sighting.reportedSource} scheme />
            </span>
          ) : null}
          {sighting.reportedTarget ? (
            <span className="block text-muted">
              to <UrlText url={sighting.reportedTarget} scheme />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
