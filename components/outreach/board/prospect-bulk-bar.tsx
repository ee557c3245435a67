"use client";
import { CalendarClock, CircleX, SquareArrowRight, Trash2, UserRound } from "lucide-react";
import { type ReactNode, useState } from "react";
import { BulkDialog, type BulkForm, RemoveDialog } from "#components/outreach/board/bulk-dialogs";
import { RejectDialog } from "#components/outreach/board/reject-dialog";
import { useTold } from "#components/outreach/board/use-told";
import { BulkBar } from "#components/ui/bulk-bar";
import { Button } from "#components/ui/button";
import { countOf } from "#components/ui/format";
import { useRowSelection } from "#components/ui/row-selection";
import { STAGE_WORDS, type Stage } from "#lib/core/outreach/stages";
import { assignProspects, moveProspects, setFollowUp } from "#lib/outreach/actions/board";
import type { ProspectFilter } from "#lib/outreach/board/schema";
import type { Person } from "#lib/teamwork/types";

interface ProspectBulkBarProps {
  workspace: string;
  campaign: string;
  /** What "all" means. */
  filter: ProspectFilter;
  people: readonly Person[];
  /** More that can be done with what is selected, given which prospects are meant. */
  children?: ReactNode;
}

type Opened = BulkForm | "reject" | "remove" | null;

/** What can be done with the selected prospects, or with every one of the filter. */
export function ProspectBulkBar({ workspace, campaign, filter, people, children }: ProspectBulkBarProps) {
  const { selection, count, clear } = useRowSelection();
  const told = useTold(workspace);
  const [opened, setOpened] = useState<Opened>(null);
  const what =
    selection.kind === "all"
      ? { kind: "all" as const, filter }
      : { kind: "picked" as const, ids: selection.kind === "ids" ? [...selection.ids] : [] };
  const meant = { campaign, what };
  const words = countOf(count, "prospect");
  const close = () => setOpened(null);
  const done = (changed: number, verb: string) =>
    `${countOf(changed, "prospect")} ${changed === 1 ? "is" : "are"} ${verb}.`;

  const toStage = async (to: Stage, reason?: Parameters<typeof moveProspects>[1]["reason"], note = "") => {
    close();
    const answer = await moveProspects(workspace, {
      ...meant,
      to,
      note,
      ...(reason === undefined ? {} : { reason }),
    }).catch(() => null);
    if (told(answer, (changed) => done(changed, STAGE_WORDS[to].toLowerCase()))) clear();
  };
  const toPerson = async (person: string | null) => {
    close();
    const answer = await assignProspects(workspace, { ...meant, person }).catch(() => null);
    const name = people.find(({ id }) => id === person)?.name;
    if (told(answer, (changed) => done(changed, name === undefined ? "nobody’s now" : `with ${name} now`)))
      clear();
  };
  const toDay = async (on: string | null) => {
    close();
    const answer = await setFollowUp(workspace, { ...meant, on }).catch(() => null);
    if (told(answer, (changed) => done(changed, on === null ? "not followed up" : `due on ${on}`))) clear();
  };
  return (
    <>
      <BulkBar>
        <Button icon={<SquareArrowRight aria-hidden />} onClick={() => setOpened("stage")}>
          Move
        </Button>
        <Button icon={<UserRound aria-hidden />} onClick={() => setOpened("owner")}>
          Assign
        </Button>
        <Button icon={<CalendarClock aria-hidden />} onClick={() => setOpened("day")}>
          Follow up
        </Button>
        <Button icon={<CircleX aria-hidden />} onClick={() => setOpened("reject")}>
          Give up
        </Button>
        {children}
        <Button icon={<Trash2 aria-hidden />} onClick={() => setOpened("remove")}>
          Remove
        </Button>
      </BulkBar>
      <BulkDialog
        form={opened === "reject" || opened === "remove" ? null : opened}
        words={words}
        people={people}
        onClose={close}
        onStage={(to) => void toStage(to)}
        onPerson={(person) => void toPerson(person)}
        onDay={(on) => void toDay(on)}
      />
      <RejectDialog
        what={words}
        open={opened === "reject"}
        onOpenChange={close}
        onReject={(reason, note) => void toStage("rejected", reason, note)}
      />
      <RemoveDialog
        workspace={workspace}
        meant={meant}
        words={words}
        open={opened === "remove"}
        onClose={close}
        onDone={clear}
      />
    </>
  );
}
