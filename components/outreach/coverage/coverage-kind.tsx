import { Link2, Link2Off, Quote } from "lucide-react";
import { Status } from "#components/ui/tone";
import type { CoverageKind } from "#lib/outreach/coverage/types";
import { coverageKindWords } from "#lib/outreach/coverage/words";

const looks = {
  linked: { tone: "green", icon: <Link2 aria-hidden /> },
  nofollow: { tone: "amber", icon: <Link2Off aria-hidden /> },
  mention: { tone: "grey", icon: <Quote aria-hidden /> },
} as const;

/** How a piece names the site. */
export function CoverageKindText({ kind }: { kind: CoverageKind }) {
  const { tone, icon } = looks[kind];
  return (
    <Status tone={tone} icon={icon}>
      {coverageKindWords[kind]}
    </Status>
  );
}
