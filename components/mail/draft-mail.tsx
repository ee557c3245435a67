"use client";
import { Mail } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button";
import type { MailDraft } from "#lib/placements/mail-draft";

// Most visits open no draft.
const MailDialog = dynamic(() => import("#components/mail/mail-dialog").then((part) => part.MailDialog), {
  ssr: false,
});

interface DraftMailProps {
  workspace: string;
  /** Whose history says that a mail was drafted; null: of a link that nobody made a promise about. */
  placementId: string | null;
  draft: MailDraft;
}

/** Opens the mail that the next step asks for. */
export function DraftMail(props: DraftMailProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Mail aria-hidden />} onClick={() => setOpen(true)}>
        Draft a mail
      </Button>
      {open ? <MailDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
