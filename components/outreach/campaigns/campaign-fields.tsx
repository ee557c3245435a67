"use client";
import { useState } from "react";
import { DigitalPrFields } from "#components/outreach/campaigns/digital-pr-fields";
import { TargetRows } from "#components/outreach/campaigns/target-rows";
import { CheckboxField } from "#components/ui/check";
import { Field, type FieldControl, FieldGroup } from "#components/ui/field";
import { Input, Select, Textarea } from "#components/ui/input";
import {
  CAMPAIGN_KINDS,
  type Campaign,
  type CampaignKind,
  type CampaignSite,
} from "#lib/outreach/campaigns/types";
import { campaignKindWords } from "#lib/outreach/campaigns/words";
import { TACTICS } from "#lib/placements/types";
import { tacticWords } from "#lib/placements/words";
import type { Person } from "#lib/teamwork/types";

export interface CampaignFieldsProps {
  /** Without one a campaign is begun. */
  campaign?: Campaign | undefined;
  /** Sites to choose from, of a new one. */
  sites: readonly CampaignSite[];
  people: readonly Person[];
  /** Costs are summed in it. */
  currency: string;
  showCosts: boolean;
  problemOf: (name: string) => string | undefined;
}

/** Every field of a campaign. */
export function CampaignFields(props: CampaignFieldsProps) {
  const { campaign, sites, people, problemOf } = props;
  const [kind, setKind] = useState<CampaignKind>(campaign?.kind ?? "links");
  const you = people.find(({ isYou }) => isYou)?.id ?? "";
  const text =
    (name: string, value: string | number | null | undefined, more: object = {}) =>
    (control: FieldControl) => (
      <Input name={name} defaultValue={value ?? ""} autoComplete="off" {...more} {...control} />
    );
  return (
    <div className="grid gap-4">
      <Field label="Name" required error={problemOf("name")}>
        {text("name", campaign?.name, { placeholder: "Houseplant care guides", autoFocus: true })}
      </Field>
      <div className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
        {campaign === undefined ? (
          <Field label="Site" required error={problemOf("site")}>
            {(control) => (
              <Select name="site" {...control}>
                {sites.map(({ slug, name }) => (
                  <option key={slug} value={slug}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        <Field label="Kind" error={problemOf("kind")}>
          {(control) => (
            <Select
              name="kind"
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value as CampaignKind)}
              {...control}
            >
              {CAMPAIGN_KINDS.map((one) => (
                <option key={one} value={one}>
                  {campaignKindWords[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Tactic" error={problemOf("tactic")}>
          {(control) => (
            <Select
              key={kind}
              name="tactic"
              defaultValue={
                campaign?.kind === kind ? campaign.tactic : kind === "digital_pr" ? kind : "guest_post"
              }
              {...control}
            >
              {TACTICS.map((tactic) => (
                <option key={tactic} value={tactic}>
                  {tacticWords[tactic]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {kind === "digital_pr" ? <DigitalPrFields campaign={campaign} problemOf={problemOf} /> : null}
      <TargetRows targets={campaign?.targets ?? []} problem={problemOf("targets")} />
      <div className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
        <Field label="Owner" error={problemOf("ownerId")}>
          {(control) => (
            <Select
              name="ownerId"
              defaultValue={campaign === undefined ? you : (campaign.ownerId ?? "")}
              {...control}
            >
              {people.map(({ id, name, isYou }) => (
                <option key={id} value={id}>
                  {isYou ? `${name} (you)` : name}
                </option>
              ))}
              <option value="">Nobody</option>
            </Select>
          )}
        </Field>
        <Field label="Goal" optional hint="Links to be placed." error={problemOf("goal")}>
          {text("goal", campaign?.goal, { inputMode: "numeric", placeholder: "20" })}
        </Field>
        {props.showCosts ? (
          <Field label="Budget" optional hint={`In ${props.currency}.`} error={problemOf("budget")}>
            {text("budget", campaign?.budget, { inputMode: "decimal", placeholder: "3000" })}
          </Field>
        ) : null}
        <Field label="Begins on" optional error={problemOf("startsOn")}>
          {text("startsOn", campaign?.startsOn, { type: "date" })}
        </Field>
        <Field label="Ends on" optional error={problemOf("endsOn")}>
          {text("endsOn", campaign?.endsOn, { type: "date" })}
        </Field>
      </div>
      <Field
        label="Brief"
        optional
        hint="What is offered, to whom, and what is not done."
        error={problemOf("brief")}
      >
        {(control) => <Textarea name="brief" rows={3} defaultValue={campaign?.brief ?? ""} {...control} />}
      </Field>
      <FieldGroup
        label="What the client approves"
        hint="Asked one by one; whoever may view this workspace answers."
      >
        <CheckboxField
          name="approveProspects"
          defaultChecked={campaign?.approveProspects}
          label="Sites, before anybody writes to them"
        />
        <CheckboxField name="approveAnchors" defaultChecked={campaign?.approveAnchors} label="Anchors" />
        <CheckboxField
          name="approveDrafts"
          defaultChecked={campaign?.approveDrafts}
          label="Drafts, before they are sent"
        />
      </FieldGroup>
    </div>
  );
}
