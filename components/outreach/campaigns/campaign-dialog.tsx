"use client";
import { useRouter } from "next/navigation";
import { type ReactElement, useId, useState } from "react";
import { useSend } from "#components/auth/use-send";
import { CampaignFields, type CampaignFieldsProps } from "#components/outreach/campaigns/campaign-fields";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { createCampaign, updateCampaign } from "#lib/outreach/actions/campaigns";

interface CampaignDialogProps extends Omit<CampaignFieldsProps, "problemOf"> {
  workspace: string;
  trigger: ReactElement;
}

/** Begins a campaign, or changes one. What was typed stays when it is refused. */
export function CampaignDialog({ workspace, trigger, ...fields }: CampaignDialogProps) {
  const { campaign } = fields;
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const form = useSend<{ id: string } | undefined>(
    async (typed) => {
      if (campaign === undefined)
        return createCampaign(workspace, typed as unknown as Parameters<typeof createCampaign>[1]);
      const change = { id: campaign.id, ...typed } as unknown as Parameters<typeof updateCampaign>[1];
      const answer = await updateCampaign(workspace, change);
      return answer.ok ? { ok: true, data: undefined } : answer;
    },
    (made) => {
      setOpen(false);
      if (made === undefined) notify("The campaign is changed.");
      else router.push(`/${workspace}/outreach/campaigns/${made.id}`);
      router.refresh();
    },
  );
  return (
    <Dialog
      title={campaign === undefined ? "New campaign" : "Change the campaign"}
      description={
        campaign === undefined
          ? "One goal, one way of asking: the sites to ask, what was agreed with each, and the links that came of it."
          : undefined
      }
      wide
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" busy={form.busy}>
            {campaign === undefined ? "Create the campaign" : "Save"}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={form.onSubmit} className="grid gap-4">
        {form.problem ? <Notice kind="problem" title={form.problem} /> : null}
        <CampaignFields {...fields} problemOf={form.fieldProblem} />
      </form>
    </Dialog>
  );
}
