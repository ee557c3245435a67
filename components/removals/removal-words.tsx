import {
  Ban,
  CircleCheck,
  CircleDashed,
  Clock,
  MailCheck,
  MessageSquare,
  MessageSquareX,
} from "lucide-react";
import type { ReactNode } from "react";
import { Status, type Tone } from "#components/ui/tone";
import type { RemovalStatus } from "#lib/core/removal/status";
import { removalStatusWords } from "#lib/core/removal/words";

const looks: Record<RemovalStatus, { tone: Tone; icon: ReactNode }> = {
  new: { tone: "blue", icon: <CircleDashed aria-hidden /> },
  asked: { tone: "amber", icon: <Clock aria-hidden /> },
  reminded: { tone: "amber", icon: <MailCheck aria-hidden /> },
  answered: { tone: "violet", icon: <MessageSquare aria-hidden /> },
  removed: { tone: "green", icon: <CircleCheck aria-hidden /> },
  refused: { tone: "red", icon: <MessageSquareX aria-hidden /> },
  no_answer: { tone: "red", icon: <Ban aria-hidden /> },
};

export function RemovalStatusText({ status }: { status: RemovalStatus }) {
  const { tone, icon } = looks[status];
  return (
    <Status tone={tone} icon={icon}>
      {removalStatusWords[status]}
    </Status>
  );
}
