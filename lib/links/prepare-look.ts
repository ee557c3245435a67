import { createHash } from "node:crypto";
import { canonicalElsewhere } from "#lib/core/diff/page-events";
import { EXTRACTOR_VERSION } from "#lib/core/extract";
import type { Look } from "#lib/core/look";
import { type SeenLink, seenLinks } from "#lib/core/seen-links";
import { normaliseUrl } from "#lib/core/url";
import type { Prepared } from "./apply-look.ts";
import type { Observation } from "./record-pages.ts";
import { keeps, type Watch } from "./watch.ts";

/** Reads out of a look what the record wants, before any transaction: kept links, final address, digest. */
export function prepareLook({ others = [], ...observation }: Observation, watch: Watch): Prepared {
  const look = withStorableNumbers(observation.look);
  const finalUrl = normaliseUrl(look.finalUrl);
  const domain = finalUrl === null ? null : watch.domainOf(finalUrl);
  const read = look.access === "ok" && domain !== null;
  const seen = read ? seenLinks(look, (target) => keeps(watch, domain, target)) : new Map<string, SeenLink>();
  return {
    ...observation,
    look,
    finalUrl,
    seen,
    digest: isComplete(look) ? digestOf(look, seen, watch) : null,
    others: others.map((other) => prepareLook({ ...observation, ...other }, watch)),
  };
}

const INT_MAX = 2_147_483_647;

// A counter that ran away costs its own figure, not the batch.
function withStorableNumbers(look: Look): Look {
  const { bytes, ms, outlinks } = look;
  const int = (value: number) => Math.min(Math.round(value), INT_MAX);
  return {
    ...look,
    bytes: int(bytes),
    ms: int(ms),
    outlinks: { external: int(outlinks.external), domains: int(outlinks.domains) },
  };
}

/** Read to its end and no wall, no "not found": the look can vouch for what is on the page. */
export function isComplete(look: Look): boolean {
  return look.access === "ok" && !look.truncated && !look.soft404;
}

// Everything that a link row or an event could follow from. Equal digests and no open question: nothing to write.
function digestOf(look: Look, seen: ReadonlyMap<string, SeenLink>, watch: Watch): Buffer {
  const links = [...seen.values()].map((link) => [
    link.target,
    link.kind,
    link.anchor,
    link.anchorKind,
    link.rel,
    link.relClass,
    link.relBy,
    link.place,
    link.hidden,
  ]);
  const parts = [
    EXTRACTOR_VERSION,
    watch.siteSetVersion,
    normaliseUrl(look.finalUrl),
    look.robots.noindex,
    look.robots.nofollow,
    look.robots.by,
    canonicalElsewhere(look),
    look.canonical,
    links,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest().subarray(0, 16);
}
