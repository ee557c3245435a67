import { Check, Clock, ClockAlert, Cloud, Hand, Pencil, SearchX, Shield, Unlink } from "lucide-react";
import type { ReactNode } from "react";
import { Pill, Status, type Tone } from "#components/ui/tone";
import type { Headline } from "#lib/core/verdict";

interface StatusLook {
  word: string;
  tone: Tone;
  icon: ReactNode;
  /** One sentence for hover or focus. */
  meaning: string;
}

/** How each headline of a verdict looks: icon, word, colour, in that order of trust. */
export const statusLooks: Record<Headline, StatusLook> = {
  live: {
    word: "Live",
    tone: "green",
    icon: <Check aria-hidden />,
    meaning: "The link is on the page as agreed.",
  },
  changed: {
    word: "Changed",
    tone: "amber",
    icon: <Pencil aria-hidden />,
    meaning: "The link is on the page, but something about it is not as agreed.",
  },
  missed: {
    word: "Missed",
    tone: "grey",
    icon: <ClockAlert aria-hidden />,
    meaning: "The last look did not find the link; another look decides whether it is lost.",
  },
  lost: {
    word: "Lost",
    tone: "red",
    icon: <Unlink aria-hidden />,
    meaning: "The link was there and is gone, seen more than once.",
  },
  not_found: {
    word: "Not found",
    tone: "red",
    icon: <SearchX aria-hidden />,
    meaning: "The page was read to its end and the link was never on it.",
  },
  blocked: {
    word: "Blocked",
    tone: "violet",
    icon: <Shield aria-hidden />,
    meaning: "The site turns automatic visitors away, so nothing is known about the link.",
  },
  unreachable: {
    word: "Unreachable",
    tone: "blue",
    icon: <Cloud aria-hidden />,
    meaning: "The site did not answer; the link counts as it was.",
  },
  pending: { word: "Pending", tone: "grey", icon: <Clock aria-hidden />, meaning: "Not looked at yet." },
};

/** The headlines in the order in which they are listed. */
export const statusOrder: readonly Headline[] = [
  "live",
  "changed",
  "missed",
  "lost",
  "not_found",
  "blocked",
  "unreachable",
  "pending",
];

interface LinkStatusProps {
  status: Headline;
  /** In place of the usual word: "Missed once". */
  word?: string | undefined;
  /** A person says so: what they said, for the mark beside the word. */
  byHand?: string | undefined;
}

/** The status of a link in a table or a line. */
export function LinkStatus({ status, word, byHand }: LinkStatusProps) {
  const look = statusLooks[status];
  return (
    <Status tone={look.tone} icon={look.icon}>
      {word ?? wordOf(status, byHand)}
      <HandMark says={byHand} />
    </Status>
  );
}

/** The same as a pill, at the head of a drawer. */
export function LinkStatusPill({ status, word, byHand }: LinkStatusProps) {
  const look = statusLooks[status];
  return (
    <Pill tone={look.tone} icon={look.icon}>
      {word ?? wordOf(status, byHand)}
      <HandMark says={byHand} />
    </Pill>
  );
}

/** Nobody who looked once says "lost". */
function wordOf(status: Headline, byHand: string | undefined): string {
  return byHand !== undefined && status === "lost" ? "Gone" : statusLooks[status].word;
}

/** The mark of a person's word. */
function HandMark({ says }: { says: string | undefined }) {
  if (says === undefined) return null;
  return (
    <span title={says} className="ml-1 inline-flex translate-y-[2px]">
      <Hand aria-hidden className="size-3" />
      <span className="sr-only">by hand: {says}</span>
    </span>
  );
}
