"use client";
import { useState } from "react";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import type { Campaign } from "#lib/outreach/campaigns/types";

interface DigitalPrFieldsProps {
  campaign: Campaign | undefined;
  problemOf: (name: string) => string | undefined;
}

/** The piece that is offered to the press, and until when nobody may publish it. */
export function DigitalPrFields({ campaign, problemOf }: DigitalPrFieldsProps) {
  const [embargo, setEmbargo] = useState(() => localOf(campaign?.embargoUntil ?? null));
  return (
    <>
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <Field
          label="Asset"
          optional
          hint="The study, tool or story that is offered."
          error={problemOf("asset")}
        >
          {(control) => (
            <Input name="asset" defaultValue={campaign?.asset ?? ""} autoComplete="off" {...control} />
          )}
        </Field>
        <Field label="Address of the asset" optional error={problemOf("assetUrl")}>
          {(control) => (
            <Input
              name="assetUrl"
              defaultValue={campaign?.assetUrl ?? ""}
              inputMode="url"
              autoComplete="off"
              {...control}
            />
          )}
        </Field>
      </div>
      <Field
        label="Embargo until"
        optional
        hint="In your time zone. Nobody may publish before; cards say so until then."
        error={problemOf("embargoUntil")}
      >
        {(control) => (
          <Input
            type="datetime-local"
            className="max-w-60"
            value={embargo}
            onChange={(event) => setEmbargo(event.currentTarget.value)}
            {...control}
          />
        )}
      </Field>
      {/* A moment with its zone: the server does not know the person's. */}
      <input
        type="hidden"
        name="embargoUntil"
        value={Number.isNaN(Date.parse(embargo)) ? "" : new Date(embargo).toISOString()}
      />
    </>
  );
}

/** A moment as the control writes it, in the zone of whoever looks. */
function localOf(at: string | null): string {
  if (at === null) return "";
  const moment = new Date(at);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
