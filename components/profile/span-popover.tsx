import { CalendarRange } from "lucide-react";
import Form from "next/form";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { IconButton } from "#components/ui/icon-button";
import { Input } from "#components/ui/input";
import { Popover } from "#components/ui/popover";
import type { Overview } from "#lib/profile/types";

/** A range of one's own, by its days: what dragging over the chart does, for the keyboard. */
export function SpanPopover({
  path,
  overview,
}: {
  path: string;
  overview: Pick<Overview, "from" | "to" | "range">;
}) {
  return (
    <Popover
      label="Days"
      align="end"
      trigger={
        <IconButton label="Choose days" on={overview.range === "span"} icon={<CalendarRange aria-hidden />} />
      }
    >
      <Form
        action={path}
        scroll={false}
        className="grid w-52 gap-3 p-1"
        key={`${overview.from} ${overview.to}`}
      >
        <Field label="From">
          {(control) => <Input {...control} small type="date" name="since" defaultValue={overview.from} />}
        </Field>
        <Field label="To">
          {(control) => <Input {...control} small type="date" name="until" defaultValue={overview.to} />}
        </Field>
        <Button type="submit">Show these days</Button>
      </Form>
    </Popover>
  );
}
