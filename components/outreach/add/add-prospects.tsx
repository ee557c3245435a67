"use client";
import { useEffect, useState } from "react";
import { AddedNotice } from "#components/outreach/add/added-notice";
import { ColumnChoice, columnsText } from "#components/outreach/add/column-choice";
import { Preview } from "#components/outreach/add/preview";
import { TextForm } from "#components/outreach/add/text-form";
import { useAdding } from "#components/outreach/add/use-adding";
import { usePreview } from "#components/outreach/add/use-preview";
import { type From, ways } from "#components/outreach/add/ways";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { ProspectField } from "#lib/core/outreach/read-prospects";

const FIELDS = [
  ["site", "Domain"],
  ["page", "Page"],
  ["note", "Note"],
  ["fit", "Fit"],
  ["target", "Our page"],
  ["anchor", "Anchor"],
] as const satisfies readonly (readonly [ProspectField, string])[];

interface AddProspectsProps {
  workspace: string;
  campaign: { id: string; name: string };
  from: From;
  /** Of a report: its filter, as it stands in the address; null: text is asked for. */
  report: string | null;
}

/** From what a person has to prospects: given, looked over, added. Nothing is written before the last step. */
export function AddProspects({ workspace, campaign, from, report }: AddProspectsProps) {
  const { preview, busy, problem, ask, clear } = usePreview(workspace, campaign.id);
  const adding = useAdding(workspace, campaign.id, from);
  const [given, setGiven] = useState<Blob | null>(null);
  const way = ways.find((one) => one.from === from);

  useEffect(() => {
    if (report !== null) void ask({ from, body: null, search: report });
  }, [report, from, ask]);

  if (adding.added) {
    return (
      <AddedNotice
        added={adding.added}
        problem={adding.problem}
        campaignHref={`/${workspace}/outreach/campaigns/${campaign.id}`}
        campaignName={campaign.name}
        onUndo={adding.undo}
      />
    );
  }
  const columns = preview?.table ?? null;
  return (
    <div className="grid gap-5">
      {problem ? (
        <Notice kind="problem" title="This could not be read">
          {problem}
        </Notice>
      ) : null}
      {preview === null && report === null && way ? (
        <TextForm
          key={from}
          way={way}
          busy={busy}
          onGiven={(_from, body) => {
            setGiven(body);
            void ask({ from, body, search: {} });
          }}
        />
      ) : null}
      {preview === null && report !== null && busy ? <p role="status">Looking them over …</p> : null}
      {preview ? (
        // A reading of its own, so that another one starts with its own ticks.
        <Preview
          key={columnsText(columns?.columns ?? {})}
          preview={preview}
          sent={adding.sent}
          onAdd={adding.add}
        >
          {columns && from !== "hand" ? (
            <ColumnChoice
              header={columns.header}
              columns={columns.columns}
              fields={FIELDS}
              onChange={(next) => void ask({ from, body: given, search: { columns: columnsText(next) } })}
            />
          ) : null}
          {report === null ? (
            <div>
              <Button onClick={clear}>Begin again</Button>
            </div>
          ) : null}
        </Preview>
      ) : null}
    </div>
  );
}
