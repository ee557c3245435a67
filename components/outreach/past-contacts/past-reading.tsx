"use client";
import { ColumnChoice } from "#components/outreach/add/column-choice";
import { RefusedRows } from "#components/outreach/add/refused-rows";
import { outcomeWords } from "#components/outreach/past-contacts/outcome-words";
import type { PastChanges } from "#components/outreach/past-contacts/use-past-file";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { countOf, formatCount } from "#components/ui/format";
import { Select } from "#components/ui/input";
import { SegmentedChoice } from "#components/ui/segmented-choice";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { DateText } from "#components/ui/time";
import { foldOutcome, OUTCOMES, type Outcome } from "#lib/core/outreach/read-outcome";
import type { PastField, PastReading as Reading } from "#lib/outreach/past-contacts/types";

const FIELDS = [
  ["domain", "Site"],
  ["address", "Address"],
  ["date", "Date"],
  ["outcome", "Outcome"],
  ["subject", "Subject"],
  ["note", "Note"],
] as const satisfies readonly (readonly [PastField, string])[];

interface PastReadingProps {
  reading: Reading;
  changes: PastChanges;
  busy: boolean;
  onChange: (changes: PastChanges) => void;
  onBring: () => void;
  onClear: () => void;
}

/** How a file would be read, to look over and to put right before anything is kept. */
export function PastReading({ reading, changes, busy, onChange, onBring, onClear }: PastReadingProps) {
  const { header, columns, dates, rows, outcomes, sample, rejected } = reading;
  const open = outcomes.filter(({ outcome }) => outcome === null).length;
  return (
    <div className="grid gap-5">
      <ColumnChoice
        header={header}
        columns={columns}
        fields={FIELDS}
        onChange={(next) => onChange({ ...changes, columns: next })}
      />
      {dates.matters && !dates.certain ? (
        <div className="flex flex-wrap items-center gap-3">
          <span>Dates such as 03/04 can be read in two ways:</span>
          <SegmentedChoice
            label="Order of day and month"
            value={dates.order}
            options={[
              { value: "dmy", label: "Day first" },
              { value: "mdy", label: "Month first" },
            ]}
            onChange={(order) => onChange({ ...changes, order })}
          />
        </div>
      ) : null}
      <fieldset className="grid max-w-[680px] gap-3">
        <legend className="mb-1 font-medium">What the outcomes mean</legend>
        {outcomes.map(({ text, count, outcome }) => (
          <Field
            key={foldOutcome(text)}
            label={`${text === "" ? "Nothing said" : `“${text}”`}, ${countOf(count, "row")}`}
            error={outcome === null ? "Say what it means." : undefined}
          >
            {(control) => (
              <Select
                small
                className="w-64"
                value={outcome ?? ""}
                onChange={(event) => {
                  const meaning = OUTCOMES.find((one) => one === event.currentTarget.value);
                  if (meaning)
                    onChange({ ...changes, meanings: { ...changes.meanings, [keyOf(text)]: meaning } });
                }}
                {...control}
              >
                <option value="" disabled>
                  –
                </option>
                {OUTCOMES.map((one: Outcome) => (
                  <option key={one} value={one}>
                    {outcomeWords[one]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
      </fieldset>
      {sample.length > 0 ? (
        <div className="panel overflow-hidden">
          <Table label="The first rows" dense minWidth={560}>
            <thead>
              <tr>
                <HeadCell>Site</HeadCell>
                <HeadCell>Address</HeadCell>
                <HeadCell>Date</HeadCell>
                <HeadCell>Outcome</HeadCell>
              </tr>
            </thead>
            <tbody>
              {sample.map((row) => (
                <tr key={row.line}>
                  <Cell>{row.domain}</Cell>
                  <Cell>{row.address ?? ""}</Cell>
                  <Cell>{row.on === null ? "" : <DateText at={row.on} />}</Cell>
                  <Cell>{outcomeWords[row.outcome]}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      ) : null}
      <RefusedRows rows={rejected} file="past-contacts-left-out.csv" />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="lg" busy={busy} disabled={open > 0 || rows === 0} onClick={onBring}>
          Bring in {formatCount(rows)} past {rows === 1 ? "contact" : "contacts"}
        </Button>
        <Button size="lg" onClick={onClear}>
          Begin again
        </Button>
      </div>
    </div>
  );
}

/** As the server tells outcomes apart. */
const keyOf = (text: string) => foldOutcome(text).slice(0, 200);
