"use client";
import { useState } from "react";
import { useRemoval } from "#components/removals/use-removal";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { dropRemoval, noteRemovalStep } from "#lib/removals/actions";
import type { RemovalDetail } from "#lib/removals/types";
import { judgeLinks } from "#lib/toxic/actions";

interface RemovalActionsProps {
  workspace: string;
  site: string;
  id: string;
  request: RemovalDetail;
}

/** What the other side said; and, where nothing helped, the way to the disavow list. */
export function RemovalActions({ workspace, site, id, request }: RemovalActionsProps) {
  const [note, setNote] = useState("");
  const { problem, busy, run } = useRemoval();
  const say = (kind: "answered" | "refused", done: string) =>
    run(
      () => noteRemovalStep(workspace, { site, id, kind, note }),
      done,
      () => setNote(""),
    );
  const propose = () =>
    run(
      () =>
        judgeLinks(workspace, {
          site,
          opinion: "toxic",
          on: request.isPage ? "page" : "domain",
          what: { kind: "names", names: [request.name] },
          reason: `${request.reason.slice(0, 400)}; asked for removal on ${request.lastMailOn}`,
        }),
      `${request.name} is marked toxic and stands in the next disavow file`,
    );
  const isStuck = request.status === "no_answer" || request.status === "refused";
  return (
    <div className="grid gap-3">
      {problem ? (
        <Notice kind="problem" title="Nothing was changed">
          {problem}
        </Notice>
      ) : null}
      {isStuck && request.lastMailOn !== null ? (
        <Notice
          title={request.status === "refused" ? "They will not remove it" : "No answer came"}
          action={
            <Button busy={busy} onClick={propose}>
              Mark for disavow
            </Button>
          }
        >
          Disavow what stays, if it harms.
        </Notice>
      ) : null}
      {request.lastMailOn === null ? null : (
        <>
          <Field label="What they said" optional>
            {(control) => (
              <Input
                value={note}
                maxLength={2_000}
                autoComplete="off"
                onChange={(event) => setNote(event.currentTarget.value)}
                {...control}
              />
            )}
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button busy={busy} onClick={() => say("answered", "Noted: they answered")}>
              They answered
            </Button>
            <Button busy={busy} onClick={() => say("refused", "Noted: they refused")}>
              They refused
            </Button>
          </div>
        </>
      )}
      <div>
        <ConfirmDialog
          trigger={<Button variant="ghost">Take the request away</Button>}
          title={`Take away the request to ${request.name}?`}
          confirmLabel="Take it away"
          danger
          onConfirm={async () => {
            run(() => dropRemoval(workspace, { site, id }), "The request is taken away");
          }}
        >
          Its log and contacts go with it. This cannot be undone.
        </ConfirmDialog>
      </div>
    </div>
  );
}
