import type { FieldControl } from "#components/ui/field";
import { Select } from "#components/ui/input";
import { EVERY_HOURS, type EveryHours, everyWords } from "#lib/core/schedule/choices";

interface EverySelectProps {
  name: string;
  value: EveryHours;
  control: FieldControl;
  onChange?: (value: EveryHours) => void;
}

/** How often links are looked at by themselves, as a field. */
export function EverySelect({ name, value, control, onChange }: EverySelectProps) {
  return (
    <Select
      name={name}
      defaultValue={optionOf(value)}
      {...(onChange
        ? {
            onChange: (event) => onChange(event.target.value === "never" ? null : Number(event.target.value)),
          }
        : {})}
      {...control}
    >
      {[...EVERY_HOURS, null].map((hours) => (
        <option key={hours} value={optionOf(hours)}>
          {capital(everyWords(hours))}
        </option>
      ))}
    </Select>
  );
}

/** As the actions take it. */
export const optionOf = (hours: EveryHours): string => (hours === null ? "never" : String(hours));

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
