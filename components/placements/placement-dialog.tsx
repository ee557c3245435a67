"use client";
import { useRouter } from "next/navigation";
import { type ReactElement, useId, useState } from "react";
import { useSend } from "#components/auth/use-send";
import { type PlacementDraft, PlacementFields } from "#components/placements/placement-fields";
import { Button } from "#components/ui/button";
import { CheckboxField } from "#components/ui/check";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { addPlacement, updatePlacement } from "#lib/placements/actions";

interface PlacementDialogProps {
  workspace: string;
  site: string;
  trigger: ReactElement;
  draft?: PlacementDraft;
  /** The placement that is changed; without one, one is added. */
  id?: string;
  /** Its addresses may no longer change. */
  fixed?: boolean;
  /** It stands open when the page comes. */
  startOpen?: boolean;
  showCosts: boolean;
  showContacts: boolean;
  mayVerify: boolean;
}

/** Adds a promise by hand, or changes what was agreed. What was typed stays when it is refused. */
export function PlacementDialog(props: PlacementDialogProps) {
  const { workspace, site, id, draft = {}, mayVerify } = props;
  const router = useRouter();
  const form = useId();
  const [open, setOpenState] = useState(props.startOpen ?? false);
  const setOpen = (next: boolean) => {
    setOpenState(next);
    if (!next && props.startOpen) forgetAdd();
  };
  const adds = id === undefined;
  const sending = useSend<{ created: boolean; looks: boolean } | undefined>(
    async (terms) =>
      id === undefined
        ? addPlacement(workspace, { site, ...terms } as Parameters<typeof addPlacement>[1])
        : updatePlacement(workspace, { id, ...terms } as Parameters<typeof updatePlacement>[1]).then(
            (answer) => (answer.ok ? { ok: true as const, data: undefined } : answer),
          ),
    (data) => {
      setOpen(false);
      router.refresh();
      if (data === undefined) return notify("The placement is changed.");
      notify(data.created ? "The placement is added." : "It was agreed before: what was empty is filled.", {
        ...(data.looks ? { detail: "Its page is being looked at." } : {}),
      });
    },
  );
  return (
    <Dialog
      title={adds ? "Add a placement" : "Change what was agreed"}
      description={
        adds
          ? "A link that was agreed, built or bought. Fairlead watches whether it is there, as agreed."
          : undefined
      }
      wide
      open={open}
      onOpenChange={setOpen}
      trigger={props.trigger}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={form} variant="primary" busy={sending.busy}>
            {adds ? "Add the placement" : "Save"}
          </Button>
        </>
      }
    >
      <form id={form} method="post" noValidate onSubmit={sending.onSubmit} className="grid gap-4">
        {sending.problem ? <Notice kind="problem" title={sending.problem} /> : null}
        <PlacementFields
          draft={draft}
          fixed={props.fixed}
          showCosts={props.showCosts}
          showContacts={props.showContacts}
          problemOf={sending.fieldProblem}
        />
        {adds && mayVerify ? <CheckboxField name="look" defaultChecked label="Look at the page now" /> : null}
      </form>
    </Dialog>
  );
}

/** The address that opened the form (`add=1`) would open it again when the page is loaded anew. */
function forgetAdd(): void {
  const url = new URL(window.location.href);
  url.searchParams.delete("add");
  window.history.replaceState(null, "", url);
}
