// The mail that a placement's next step asks for, drafted from what its drawer shows. Pure: what the Scope may not
// read (the contact) is not in the detail, and so not in the mail.
import { readContact } from "#lib/core/contact";
import { type Ask, asksOf } from "#lib/core/mail/asks";
import { draftMail, type MailText } from "#lib/core/mail/draft";
import type { RelClass } from "#lib/core/rel";
import type { Flag } from "#lib/core/verdict";
import type { LinkDetail } from "#lib/links/types";
import type { PlacementDetail } from "./types.ts";

export interface MailDraft extends MailText {
  /** The one mail address of the contact. */
  to: string | null;
}

/** The flag that each ask about a link that is there comes from. */
const flagOf: Partial<Record<Ask, Flag>> = {
  target: "wrong_target",
  rel: "rel_changed",
  anchor: "wrong_anchor",
  noindex: "noindex",
  page_nofollow: "page_nofollow",
  robots: "robots_blocked",
  canonical: "canonical_elsewhere",
  hidden: "hidden",
  place: "wrong_place",
};

/** Null: there is nobody to ask. @param from who writes, by the account */
export function mailDraftOf(placement: PlacementDetail, from: string | null): MailDraft | null {
  const { verdict, flags, standing, word, target, found } = placement;
  const asks = asksOf({
    verdict,
    flags,
    rel: placement.rel,
    target,
    httpStatus: placement.page.httpStatus,
    goneByHand: standing.byHand && word?.seen === false,
  });
  if (asks.length === 0 || placement.archivedAt !== null) return null;
  const contact = readContact(placement.contact);
  const text = draftMail({
    asks: asks.map((ask) => ({ ask, since: sinceOf(placement, flagOf[ask]) })),
    page: placement.source,
    target,
    anchor: placement.anchor,
    rel: placement.rel,
    place: placement.place,
    found:
      found === null
        ? null
        : { anchor: found.anchor, rel: found.relClass as RelClass | null, place: found.place },
    canonical: placement.page.canonical,
    lastSeenAt: placement.seenAt,
    to: contact.name,
    from,
  });
  return { ...text, to: contact.address };
}

/**
 * The same for a link that nobody made a promise about: one that we saw go may be asked for. What was only reported
 * lost is looked at first.
 */
export function linkMailDraft(
  link: Pick<LinkDetail, "presence" | "lossReason" | "source" | "target" | "page" | "lastSeenAt">,
  from: string | null,
): MailDraft | null {
  const ask = link.presence === "lost" ? askOfLoss[link.lossReason ?? "removed"] : undefined;
  if (ask === undefined) return null;
  const text = draftMail({
    asks: [{ ask, since: null }],
    page: link.source,
    target: link.target,
    anchor: null,
    rel: null,
    place: null,
    found: null,
    canonical: link.page.canonical,
    lastSeenAt: link.lastSeenAt,
    to: null,
    from,
  });
  return { ...text, to: null };
}

const askOfLoss: Readonly<Record<string, Ask>> = {
  removed: "restore",
  page_gone: "new_address",
  page_redirected: "new_page",
  target_changed: "target",
};

/** When the breach that holds began. */
function sinceOf({ breaches }: PlacementDetail, flag: Flag | undefined): string | null {
  return breaches.find((breach) => breach.flag === flag && breach.endedAt === null)?.beganAt ?? null;
}
