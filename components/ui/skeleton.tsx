import { clsx } from "clsx";

/** Stands where words will stand; give it the width they will have. */
export function Skeleton({ className, width }: { className?: string; width?: string | number }) {
  return (
    <span aria-hidden className={clsx("skeleton", className)} style={width === undefined ? {} : { width }} />
  );
}

interface SkeletonTableProps {
  /** Names of the columns. */
  columns: readonly string[];
  /** Widths of the columns, as in Table. */
  widths?: readonly (string | undefined)[];
  rows: number;
  dense?: boolean;
}

const lengths = ["62%", "78%", "54%", "84%", "70%"];

/** A table that is on its way: the final heights, nothing to read. */
export function SkeletonTable({ columns, widths = [], rows, dense }: SkeletonTableProps) {
  return (
    <table className={clsx("data-table", dense && "dense")} aria-busy="true">
      <colgroup>
        {columns.map((column, index) => (
          <col key={column} style={widths[index] ? { width: widths[index] } : {}} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column}>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          <tr key={row}>
            {columns.map((column, index) => (
              <td key={column}>
                <Skeleton width={lengths[(row * 2 + index) % lengths.length] ?? "60%"} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
