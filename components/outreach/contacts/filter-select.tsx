"use client";
import { useRouter } from "next/navigation";
import { Select } from "#components/ui/input";
import { FIRST_PAGE, type ViewParams, viewHref } from "#components/ui/view-href";

interface FilterSelectProps {
  path: string;
  params: ViewParams;
  name: string;
  value: string;
  label: string;
  /** The first one filters nothing. */
  options: readonly { value: string; label: string }[];
}

/** One filter of a list, in the address. */
export function FilterSelect({ path, params, name, value, label, options }: FilterSelectProps) {
  const router = useRouter();
  return (
    <Select
      small
      className="w-[150px] flex-none"
      aria-label={label}
      value={value}
      onChange={(event) =>
        router.push(
          viewHref(path, params, {
            ...FIRST_PAGE,
            open: null,
            prospect: null,
            [name]: event.currentTarget.value || null,
          }),
          { scroll: false },
        )
      }
    >
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </Select>
  );
}
