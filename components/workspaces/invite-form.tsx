"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { RoleSelect } from "#components/workspaces/role-select";
import type { Role } from "#lib/scope/scope";
import { invite } from "#lib/workspaces/actions";
import { roleWords } from "#lib/workspaces/roles";

/** Makes an invitation and shows its link, this once. */
export function InviteForm({ workspace, grantable }: { workspace: string; grantable: readonly Role[] }) {
  const router = useRouter();
  const [role, setRole] = useState<Role>("editor");
  const [link, setLink] = useState<string>();
  const { busy, problem, fieldProblem, onSubmit } = useSend(
    (fields) => invite(workspace, { role, note: fields.note ?? "" }),
    ({ url }, form) => {
      setLink(url);
      form.reset();
      router.refresh();
    },
  );
  return (
    <div className="grid gap-4">
      <form method="post" onSubmit={onSubmit} className="grid gap-4">
        <div className="grid grid-cols-[140px_minmax(0,1fr)] gap-3 max-md:grid-cols-1">
          <Field label="Role" error={fieldProblem("role")}>
            {(control) => (
              <RoleSelect
                {...control}
                roles={grantable}
                value={role}
                onChange={(event) => setRole(event.currentTarget.value as Role)}
              />
            )}
          </Field>
          <Field label="For whom" optional error={fieldProblem("note")}>
            {(control) => (
              <Input {...control} name="note" maxLength={200} placeholder="A name, for your own list" />
            )}
          </Field>
        </div>
        <p className="text-sm text-muted">{roleWords[role]}.</p>
        {problem ? <Notice kind="problem" title={problem} /> : null}
        <div>
          <Button type="submit" size="lg" busy={busy}>
            Make an invitation link
          </Button>
        </div>
      </form>
      {link ? (
        <Notice
          kind="done"
          title="Send this link to one person"
          action={<CopyButton text={link} label="Copy the link" />}
        >
          <code className="block break-all">{link}</code>
          It works once, for 7 days, and is shown only now.
        </Notice>
      ) : null}
    </div>
  );
}
