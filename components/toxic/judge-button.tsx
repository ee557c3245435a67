"use client";
import { ShieldAlert } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { JudgeWhat } from "#components/toxic/judge-dialog";
import { Button, type ButtonLook } from "#components/ui/button";
import type { OpinionKind } from "#lib/toxic/types";

// The form comes with the first press: a table of links should not wait for it.
const JudgeDialog = dynamic(() => import("#components/toxic/judge-dialog").then((part) => part.JudgeDialog), {
  ssr: false,
});

interface JudgeButtonProps extends Pick<ButtonLook, "variant" | "icon"> {
  workspace: string;
  site: string;
  /** Links ticked, all of a filter with the count that was seen, or domains by name; null: names are typed in the dialog. */
  what: JudgeWhat | null;
  /** How many links, in words, where the count was capped: "10,000+". */
  countText?: string | undefined;
  /** Which links, in words, where it is not links that are shown: "the live links to 2 pages". */
  linksText?: string | undefined;
  /** The domains that were ticked, in words, where it is not links that are shown: "12 domains". */
  domainsText?: string | undefined;
  opinion?: OpinionKind | undefined;
  /** "Mark 12 toxic or fine" */
  children: React.ReactNode;
  onDone?: (() => void) | undefined;
}

/** Opens the form that marks links toxic or whitelisted. */
export function JudgeButton({ variant, icon, children, ...dialog }: JudgeButtonProps) {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button
        variant={variant}
        icon={icon ?? <ShieldAlert aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {children}
      </Button>
      {open === undefined ? null : <JudgeDialog {...dialog} open={open} onOpenChange={setOpen} />}
    </>
  );
}
