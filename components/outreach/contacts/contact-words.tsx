import { AtSign, FileText, MessageCircle, Phone, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import type { Channel, ContactOrigin } from "#lib/outreach/contacts/types";

const looks: Record<Channel, { word: string; icon: ReactNode }> = {
  mail: { word: "Mail", icon: <AtSign aria-hidden /> },
  form: { word: "Form", icon: <FileText aria-hidden /> },
  linkedin: { word: "LinkedIn", icon: <UserRound aria-hidden /> },
  phone: { word: "Phone", icon: <Phone aria-hidden /> },
  other: { word: "Other", icon: <MessageCircle aria-hidden /> },
};

export const channelWord = (channel: Channel) => looks[channel].word;

/** Icon and word of a channel. */
export function ChannelText({ channel }: { channel: Channel }) {
  const { word, icon } = looks[channel];
  return (
    <span className="inline-flex items-center gap-1.5 [&_svg]:size-3.5 [&_svg]:text-muted">
      {icon}
      {word}
    </span>
  );
}

export const originWords: Record<ContactOrigin, string> = {
  page: "Found on the site",
  hand: "Added by hand",
  file: "From a file",
};
