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
import type { RemovalStatus, RemovalStepKind } from "#lib/core/removal/status";

const looks: Record<RemovalStatus, { word: string; tone: Tone; icon: ReactNode }> = {
  new: { word: "To ask", tone: "blue", icon: <CircleDashed aria-hidden /> },
  asked: { word: "Asked", tone: "amber", icon: <Clock aria-hidden /> },
  reminded: { word: "Reminded", tone: "amber", icon: <MailCheck aria-hidden /> },
  answered: { word: "Answered", tone: "violet", icon: <MessageSquare aria-hidden /> },
  removed: { word: "Removed", tone: "green", icon: <CircleCheck aria-hidden /> },
  refused: { word: "Refused", tone: "red", icon: <MessageSquareX aria-hidden /> },
  no_answer: { word: "No answer", tone: "red", icon: <Ban aria-hidden /> },
};

export const statusWord = (status: RemovalStatus) => looks[status].word;

export function RemovalStatusText({ status }: { status: RemovalStatus }) {
  const { word, tone, icon } = looks[status];
  return (
    <Status tone={tone} icon={icon}>
      {word}
    </Status>
  );
}

export const stepWords: Record<RemovalStepKind, string> = {
  asked: "Mail sent",
  reminded: "Reminder sent",
  answered: "They answered",
  refused: "They refused",
};
