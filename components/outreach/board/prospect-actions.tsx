"use client";
import { CircleX, SquareArrowRight, Undo2 } from "lucide-react";
import { useState, useTransition } from "react";
import { MoveDialog } from "#components/outreach/board/move-dialog";
import { RejectDialog, type RejectReason } from "#components/outreach/board/reject-dialog";
import { useTold } from "#components/outreach/board/use-told";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { Input, Select } from "#components/ui/input";
import { STAGE_WORDS, type Stage } from "#lib/core/outreach/stages";
import { assignProspects, moveProspects, setFollowUp } from "#lib/outreach/actions/board";
import type { Moved, ProspectLine } from "#lib/outreach/board/types";
import type { Person } from "#lib/teamwork/types";

interface ProspectActionsProps {
  workspace: string;
  campaign: string;
  prospect: Pick<ProspectLine, "id" | "domain" | "stage" | "stageBefore" | "owner" | "followUpOn">;
  stages: readonly Stage[];
  people: readonly Person[];
}

type Answer = { ok: true; data: Moved } | { ok: false; message: string };

/** Moves a prospect, gives it up or takes it back, and says who looks after it and when it is due. */
export function ProspectActions({ workspace, campaign, prospect, stages, people }: ProspectActionsProps) {
  const told = useTold(workspace);
  const [busy, start] = useTransition();
  const [opened, setOpened] = useState<"move" | "reject" | null>(null);
  const meant = { campaign, what: { kind: "picked" as const, ids: [prospect.id] } };
  const run = (act: () => Promise<Answer>, done: string) =>
    start(async () => {
      setOpened(null);
      told(await act().catch(() => null), () => done);
    });
  const to = (stage: Stage, reason?: RejectReason, note = "") =>
    run(
      () =>
        moveProspects(workspace, { ...meant, to: stage, note, ...(reason === undefined ? {} : { reason }) }),
      `${prospect.domain} is ${STAGE_WORDS[stage].toLowerCase()} now.`,
    );
  const back = prospect.stageBefore ?? "found";
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} icon={<SquareArrowRight aria-hidden />} onClick={() => setOpened("move")}>
          Move
        </Button>
        {prospect.stage === "rejected" ? (
          <Button busy={busy} icon={<Undo2 aria-hidden />} onClick={() => to(back)}>
            Take back to {STAGE_WORDS[back].toLowerCase()}
          </Button>
        ) : (
          <Button busy={busy} icon={<CircleX aria-hidden />} onClick={() => setOpened("reject")}>
            Give up
          </Button>
        )}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Owner">
          {(control) => (
            <Select
              small
              value={prospect.owner?.id ?? ""}
              onChange={(event) => {
                const person = event.currentTarget.value || null;
                const name = people.find(({ id }) => id === person)?.name ?? "Nobody";
                run(
                  () => assignProspects(workspace, { ...meant, person }),
                  `${name} looks after ${prospect.domain} now.`,
                );
              }}
              {...control}
            >
              <option value="">Nobody</option>
              {people.map(({ id, name, isYou }) => (
                <option key={id} value={id}>
                  {isYou ? `${name} (you)` : name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {prospect.stage === "placed" || prospect.stage === "rejected" ? null : (
          <Field label="Follow up on">
            {(control) => (
              <Input
                key={prospect.followUpOn}
                small
                type="date"
                defaultValue={prospect.followUpOn ?? ""}
                // Leaving the field says it, not each digit of the year.
                onBlur={(event) => {
                  const on = event.currentTarget.value || null;
                  if (on === prospect.followUpOn) return;
                  run(
                    () => setFollowUp(workspace, { ...meant, on }),
                    on === null
                      ? `${prospect.domain} is not followed up.`
                      : `${prospect.domain} is due on ${on}.`,
                  );
                }}
                {...control}
              />
            )}
          </Field>
        )}
      </div>
      {opened === "move" ? (
        <MoveDialog
          card={prospect}
          stages={stages}
          open
          onOpenChange={() => setOpened(null)}
          onMove={(stage) => (stage === "rejected" ? setOpened("reject") : to(stage))}
        />
      ) : null}
      <RejectDialog
        what={prospect.domain}
        open={opened === "reject"}
        onOpenChange={() => setOpened(null)}
        onReject={(reason, note) => to("rejected", reason, note)}
      />
    </div>
  );
}
