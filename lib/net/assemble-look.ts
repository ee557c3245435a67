import { canonicalFrom } from "../core/canonical.ts";
import type { ExtractedPage } from "../core/link-types.ts";
import { type Access, type Look, notModified } from "../core/look.ts";
import { leadsToSignIn } from "../core/page-kind/sign-in.ts";
import { botWall, isEmptyPage, softNotFound } from "../core/page-kind.ts";
import { readRobots } from "../core/robots.ts";
import type { Extraction } from "./extract-html.ts";
import type { Answered, FetchResult } from "./fetch-result.ts";
import type { HopGate } from "./hop-gate.ts";
import { validatorOf } from "./response-headers.ts";

/** What one look gathered: the answer, and its page when it was HTML that could be taken apart. */
export interface Seen {
  result: FetchResult;
  /** Decoded bytes read. */
  bytes: number;
  extraction: Extraction | null;
}

export interface LookContext {
  /** The address asked for. */
  url: string;
  at: Date;
  gate: Pick<HopGate, "heldBack" | "allowed" | "googlebotAllowed" | "robotsFailing" | "stopped">;
  keepAllLinks: boolean;
  /** "Only if changed" was asked of the very address: only then does a 304 mean something. */
  conditional: boolean;
}

interface Judged {
  access: Access;
  reason: string | null;
}

/** Gathers everything into the one shape that the other rooms read. */
export function assembleLook({ result, bytes, extraction }: Seen, context: LookContext): Look {
  const { url, at, gate, keepAllLinks, conditional } = context;
  const answer = result.kind === "answered" ? result : null;
  const { access, reason } =
    answer === null ? unanswered(result, gate) : answered(answer, extraction, conditional);
  // What an error page or a wall says of itself is not what the page says.
  const page = access === "ok" || access === "js_required" ? (extraction?.page ?? null) : null;
  const values = (name: string) => answer?.headers.get(name) ?? [];
  return {
    url,
    finalUrl: result.finalUrl,
    at: at.toISOString(),
    access,
    reason,
    httpStatus: answer === null && result.kind !== "answered" ? result.status : (answer?.status ?? null),
    hops: result.hops,
    truncated: answer !== null && (answer.truncated || isCutList(page)),
    soft404: page !== null && softNotFound(page),
    encoding: extraction?.encoding ?? null,
    contentType: answer?.contentType ?? null,
    bytes,
    ms: result.ms,
    robotsTxt: {
      allowed: gate.allowed,
      googlebotAllowed: gate.googlebotAllowed,
      failing: gate.robotsFailing,
    },
    robots: readRobots(page?.robotsMetas ?? [], values("x-robots-tag"), at),
    canonical: page === null ? null : canonicalFrom(page.canonical, values("link"), result.finalUrl),
    title: page?.title ?? null,
    topicText: page?.topicText ?? null,
    outlinks: { external: page?.counts.external ?? 0, domains: page?.counts.externalDomains ?? 0 },
    links: page === null ? [] : page.links.filter((link) => keepAllLinks || link.url !== null),
    etag: answer === null ? null : validatorOf(answer.headers, "etag"),
    lastModified: answer === null ? null : validatorOf(answer.headers, "last-modified"),
    retryAfterMs: answer?.retryAfterMs ?? null,
    address: answer?.address ?? null,
  };
}

// The list of links ends at a cap: what stood beyond it is unknown, as beyond a cut in the text.
function isCutList(page: ExtractedPage | null): boolean {
  return page !== null && page.counts.links > page.links.length;
}

function answered(answer: Answered, extraction: Extraction | null, conditional: boolean): Judged {
  const { status, headers } = answer;
  const wall = botWall({ status, headers, text: extraction?.opening ?? "", page: extraction?.page ?? null });
  if (wall !== null) return { access: "blocked", reason: wall };
  if (status === 304 && conditional && answer.hops.length === 0) return notModified;
  if (answer.hops.length > 0 && leadsToSignIn(answer.url, answer.finalUrl)) {
    return { access: "blocked", reason: "sign_in" };
  }
  if (status < 200 || status >= 300) return { access: "http_error", reason: `http_${status}` };
  if (!answer.isHtml) return { access: "not_html", reason: "content_type" };
  if (extraction === null) return { access: "unparsable", reason: "unparsable" };
  if (extraction.page.appShell) return { access: "js_required", reason: "app_shell" };
  if (isEmptyPage(extraction.page) && !softNotFound(extraction.page)) {
    return { access: "unparsable", reason: "empty" };
  }
  return { access: "ok", reason: null };
}

function unanswered(result: FetchResult, gate: LookContext["gate"]): Judged {
  if (result.kind === "failed") return { access: "unreachable", reason: result.reason };
  const why = gate.heldBack;
  switch (why?.by) {
    case "robots":
      return { access: "robots_disallowed", reason: "robots_txt" };
    case "robots_failing":
      return { access: "robots_disallowed", reason: "robots_failing" };
    case "robots_unanswered":
      return { access: "unreachable", reason: why.reason };
    case "no_turn":
    case undefined:
      return { access: "unreachable", reason: gate.stopped ? "stopped" : "retry_after" };
    default:
      return why satisfies never;
  }
}
