"use client";
import { Plus, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "#components/ui/button";
import { IconButton } from "#components/ui/icon-button";
import { Input } from "#components/ui/input";

interface Row {
  key: number;
  url: string;
  anchors: string;
}

interface TargetRowsProps {
  targets: readonly { url: string; anchors: readonly string[] }[];
  problem: string | undefined;
}

/** Pages that should get links, each with the anchors it would like. Sent as JSON in the field `targets`. */
export function TargetRows({ targets, problem }: TargetRowsProps) {
  const id = useId();
  const [rows, setRows] = useState<Row[]>(() => {
    const begun = targets.map(({ url, anchors }, key) => ({ key, url, anchors: anchors.join("; ") }));
    return begun.length > 0 ? begun : [{ key: 0, url: "", anchors: "" }];
  });
  const change = (key: number, part: Partial<Row>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 font-medium">Target pages</legend>
      <p className="text-sm text-muted">
        Pages of the site that should get links, with the anchors you wish for, parted by semicolons.
      </p>
      <input
        type="hidden"
        name="targets"
        value={JSON.stringify(rows.map(({ url, anchors }) => ({ url, anchors })))}
      />
      {rows.map((row, at) => (
        <div key={row.key} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] gap-2">
          <Input
            aria-label={`Target page ${at + 1}`}
            placeholder="https://your-site.example/page"
            inputMode="url"
            autoComplete="off"
            value={row.url}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            onChange={(event) => change(row.key, { url: event.currentTarget.value })}
          />
          <Input
            aria-label={`Anchors for target page ${at + 1}`}
            placeholder="peat-free soil; potting mix"
            autoComplete="off"
            value={row.anchors}
            onChange={(event) => change(row.key, { anchors: event.currentTarget.value })}
          />
          <IconButton
            label={`Remove target page ${at + 1}`}
            icon={<Trash2 aria-hidden />}
            disabled={rows.length === 1}
            onClick={() => setRows((now) => now.filter(({ key }) => key !== row.key))}
          />
        </div>
      ))}
      {problem ? (
        <p id={`${id}-problem`} className="text-sm text-lost">
          {problem}
        </p>
      ) : null}
      <div>
        <Button
          variant="ghost"
          icon={<Plus aria-hidden />}
          onClick={() =>
            setRows((now) => [
              ...now,
              { key: Math.max(...now.map(({ key }) => key)) + 1, url: "", anchors: "" },
            ])
          }
        >
          Another page
        </Button>
      </div>
    </fieldset>
  );
}
