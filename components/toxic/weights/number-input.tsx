"use client";
import { RotateCcw } from "lucide-react";
import { useId } from "react";
import { IconButton } from "#components/ui/icon-button";
import { Input } from "#components/ui/input";

interface NumberInputProps {
  /** "points.spam_words" */
  path: string;
  /** What it is called, for screen readers: its row says it to everybody else. */
  label: string;
  value: string;
  /** The product's own. */
  own: number;
  error: string | undefined;
  onChange: ((value: string) => void) | null;
}

/** One number of the weights, with the way back to the product's own. `onChange` null: it is only read. */
export function NumberInput({ path, label, value, own, error, onChange }: NumberInputProps) {
  const id = useId();
  const isOwn = value.trim() !== "" && Number(value) === own;
  if (onChange === null) return <span className={isOwn ? undefined : "font-medium"}>{value}</span>;
  return (
    <span className="grid gap-1">
      <span className="flex items-center justify-end gap-1">
        {isOwn ? null : (
          <IconButton
            label={`${label}: back to ${own}`}
            icon={<RotateCcw aria-hidden />}
            onClick={() => onChange(String(own))}
          />
        )}
        <Input
          small
          inputMode="decimal"
          name={path}
          aria-label={label}
          {...(error ? { "aria-invalid": true, "aria-describedby": id } : {})}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          className="w-24 text-right tabular-nums"
        />
      </span>
      {error ? (
        <span id={id} className="text-left text-sm whitespace-normal text-lost">
          {error}
        </span>
      ) : null}
    </span>
  );
}
