"use client";
import { clsx } from "clsx";
import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

interface SegmentedChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: ReactNode }[];
  onChange: (value: T) => void;
  className?: string;
}

/** One of a few, for what does not belong in the address (else: SegmentedLinks). */
export function SegmentedChoice<T extends string>(props: SegmentedChoiceProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={props.label}
      value={props.value}
      // Pressing the chosen one again would unset it; a choice always has a value.
      onValueChange={(next) => next && props.onChange(next as T)}
      className={clsx("segmented", props.className)}
    >
      {props.options.map((option) => (
        <ToggleGroup.Item key={option.value} value={option.value}>
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
