import {
  BellRing,
  CalendarClock,
  FileClock,
  Link2,
  type LucideIcon,
  MailQuestion,
  MessageSquareReply,
  Radar,
  Timer,
  Unlink,
} from "lucide-react";
import type { Tone } from "#components/ui/tone";
import type { TodayKind } from "#lib/today/types";

/** How each kind looks: icon and word, and a hue that never stands alone. */
export const kindLooks: Record<TodayKind, { word: string; tone: Tone; icon: LucideIcon }> = {
  reply: { word: "Reply", tone: "green", icon: MessageSquareReply },
  off: { word: "Link", tone: "red", icon: Unlink },
  overdue: { word: "Overdue", tone: "amber", icon: Timer },
  unannounced: { word: "New link", tone: "green", icon: Link2 },
  follow_up: { word: "Follow-up", tone: "blue", icon: BellRing },
  approval: { word: "Approval", tone: "violet", icon: MailQuestion },
  production: { word: "Production", tone: "amber", icon: FileClock },
  expiring: { word: "Ends", tone: "amber", icon: CalendarClock },
  reported: { word: "Reported", tone: "grey", icon: Radar },
};
