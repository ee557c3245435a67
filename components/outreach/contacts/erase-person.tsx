"use client";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { countOf } from "#components/ui/format";
import { notify } from "#components/ui/toast";
import { eraseContact } from "#lib/outreach/actions/contacts";
import type { Erased } from "#lib/outreach/contacts/types";

interface ErasePersonProps {
  workspace: string;
  address: string;
  /** Where to go when the person is gone. */
  closeHref: string;
}

/** Erases somebody who asks for it, wherever the workspace holds the address. */
export function ErasePerson({ workspace, address, closeHref }: ErasePersonProps) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost">Erase on request</Button>}
      title={`Erase ${address} everywhere?`}
      confirmLabel="Erase this person"
      danger
      typeToConfirm="erase"
      onConfirm={async () => {
        const answer = await eraseContact(workspace, { address });
        if (!answer.ok) return Object.values(answer.fields ?? {})[0] ?? answer.message;
        notify("The person is erased", { detail: erasedWords(answer.data) });
        router.push(closeHref, { scroll: false });
        router.refresh();
      }}
    >
      For somebody who asks for it: the contact, the words of messages, and the address in placements, removal
      requests and notes go. A hash stays on the suppression list, so that it is never added or written to
      again. This cannot be undone.
    </ConfirmDialog>
  );
}

/** What an erasure took away, in a sentence. */
function erasedWords({ contacts, touches, notes, placements, removals }: Erased): string {
  const parts = [
    [contacts, "contact"],
    [touches, "message"],
    [notes, "note"],
    [placements, "placement"],
    [removals, "removal request"],
  ] as const;
  const told = parts.flatMap(([count, noun]) => (count > 0 ? [countOf(count, noun)] : []));
  return told.length > 0 ? `Taken out of ${told.join(", ")}.` : "Nothing else held it.";
}
