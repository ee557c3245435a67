"use client";
import { Tag as TagIcon, UserRound } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { AssignDialogProps } from "#components/teamwork/assign-dialog";
import type { TagDialogProps } from "#components/teamwork/tag-dialog";
import { Button } from "#components/ui/button";

// The forms come with the first press: a table of links should not wait for them.
const TagDialog = dynamic(() => import("#components/teamwork/tag-dialog").then((part) => part.TagDialog), {
  ssr: false,
});
const AssignDialog = dynamic(
  () => import("#components/teamwork/assign-dialog").then((part) => part.AssignDialog),
  { ssr: false },
);

type Opened<Props> = Omit<Props, "open" | "onOpenChange"> & { children: ReactNode };

/** Opens the form that tags links. */
export function TagButton({ children, ...dialog }: Opened<TagDialogProps>) {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button icon={<TagIcon aria-hidden />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open === undefined ? null : <TagDialog {...dialog} open={open} onOpenChange={setOpen} />}
    </>
  );
}

/** Opens the form that says who looks after links. */
export function AssignButton({ children, ...dialog }: Opened<AssignDialogProps>) {
  const [open, setOpen] = useState<boolean>();
  return (
    <>
      <Button icon={<UserRound aria-hidden />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open === undefined ? null : <AssignDialog {...dialog} open={open} onOpenChange={setOpen} />}
    </>
  );
}
