"use client";
import { UserRoundX } from "lucide-react";
import { useState } from "react";
import { ErasePerson } from "#components/outreach/contacts/erase-person";
import { Button, buttonClass } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";

/** For a person who asks what is held on them, or to be erased; also one who is no contact, but stands in messages. */
export function PersonRequest({ workspace, path }: { workspace: string; path: string }) {
  const [address, setAddress] = useState("");
  const held = `/api/${workspace}/outreach/held?address=${encodeURIComponent(address)}`;
  return (
    <Dialog
      title="A person asks"
      description="Hand over all that the workspace holds on them, or erase it. Both look in contacts, messages, placements, removal requests and notes."
      trigger={
        <Button variant="ghost" icon={<UserRoundX aria-hidden />}>
          A person asks
        </Button>
      }
    >
      <div className="grid gap-4">
        <Field label="Their address" hint="A mail address, a profile or a number.">
          {(control) => (
            <Input
              value={address}
              autoComplete="off"
              onChange={(event) => setAddress(event.currentTarget.value.trim())}
              {...control}
            />
          )}
        </Field>
        {address.length < 3 ? null : (
          <div className="flex flex-wrap gap-2">
            <a className={buttonClass({})} download href={held}>
              Save what is held (JSON)
            </a>
            <ErasePerson workspace={workspace} address={address} closeHref={path} />
          </div>
        )}
      </div>
    </Dialog>
  );
}
