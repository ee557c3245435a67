import { Ban, MailX, ShieldOff, UserX } from "lucide-react";
import type { ReactNode } from "react";
import { Status, type Tone } from "#components/ui/tone";
import type { SuppressionCause } from "#lib/core/outreach/approach";
import type { SuppressionKind, SuppressionLine } from "#lib/outreach/suppression/types";

export const causeLooks: Record<
  SuppressionCause,
  { word: string; tone: Tone; icon: ReactNode; meaning: string }
> = {
  do_not_contact: {
    word: "Do not contact",
    tone: "amber",
    icon: <Ban aria-hidden />,
    meaning: "Your team decided so.",
  },
  opt_out: {
    word: "Opted out",
    tone: "red",
    icon: <UserX aria-hidden />,
    meaning: "Asked not to be written to. Only an admin takes it off.",
  },
  bounced: {
    word: "Bounced",
    tone: "grey",
    icon: <MailX aria-hidden />,
    meaning: "There is no such mailbox.",
  },
  erased: {
    word: "Erased",
    tone: "violet",
    icon: <ShieldOff aria-hidden />,
    meaning: "Asked to be forgotten: only a hash of the address is kept, and it stays.",
  },
};

export const kindWords: Record<SuppressionKind, string> = {
  domain: "Domains",
  address: "Addresses",
  address_hash: "Erased addresses",
};

export function CauseStatus({ cause }: { cause: SuppressionCause }) {
  const { word, tone, icon } = causeLooks[cause];
  return (
    <Status tone={tone} icon={icon}>
      {word}
    </Status>
  );
}

/** What an entry is called: of somebody erased nobody knows more than the start of a hash. */
export function entryName({ kind, value }: Pick<SuppressionLine, "kind" | "value">): string {
  return kind === "address_hash" ? `an erased address (SHA-256 ${value.slice(0, 12)}…)` : value;
}
