import { clsx } from "clsx";
import { Tag } from "#components/ui/tag";

/** Tags side by side; with `most` so many of them in one line, and how many more there are. */
export function TagList({ tags, most }: { tags: readonly string[]; most?: number }) {
  const shown = most === undefined ? tags : tags.slice(0, most);
  const more = tags.slice(shown.length);
  return (
    <span className={clsx("flex gap-1", most === undefined ? "flex-wrap" : "overflow-hidden")}>
      {shown.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {more.length > 0 ? (
        <span className="text-muted" title={more.join(", ")}>
          +{more.length}
        </span>
      ) : null}
    </span>
  );
}
