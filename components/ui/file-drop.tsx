"use client";
import { clsx } from "clsx";
import { Upload } from "lucide-react";
import { type DragEvent, useId, useState } from "react";

interface FileDropProps {
  /** "Drop files here, or choose them" */
  label: string;
  hint?: string | undefined;
  /** As the input's `accept`. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
  disabled?: boolean | undefined;
  onFiles: (files: File[]) => void;
}

/** A place to drop files on; also a button that chooses them, by keyboard too. */
export function FileDrop({ label, hint, accept, multiple = false, disabled, onFiles }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = list ? [...list] : [];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver && !disabled);
  };
  return (
    <label
      htmlFor={id}
      onDragOver={drag(true)}
      onDragEnter={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) take(event.dataTransfer.files);
      }}
      className={clsx(
        "grid justify-items-center gap-1 rounded-md border border-dashed border-border-strong bg-surface px-4 py-8 text-center",
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        over && "border-accent bg-accent-soft",
        disabled && "bg-sunken text-muted",
      )}
    >
      <Upload aria-hidden className="text-muted" />
      <span className="font-medium">{label}</span>
      {hint ? <span className="text-sm text-muted">{hint}</span> : null}
      <input
        id={id}
        type="file"
        className="sr-only"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file chosen again is a choice too.
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}
