"use client";
import { useState } from "react";
import { HeldForm } from "#components/disavow/held-form";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";

/** For a list that was changed elsewhere, and for another property of the site. */
export function SayAgain(props: { workspace: string; site: string; property: string; path: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="What does Google hold now?"
      description="For a list that was changed elsewhere, or for another property. It becomes the newest version, and the next one is drawn up from it. The versions before stay."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Google holds another list</Button>}
    >
      <HeldForm {...props} onDone={() => setOpen(false)} />
    </Dialog>
  );
}
