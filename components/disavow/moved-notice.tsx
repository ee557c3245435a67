import { SayAgain } from "#components/disavow/say-again";
import { Notice } from "#components/ui/notice";
import type { MovedList } from "#lib/disavow/moved";

interface MovedNoticeProps {
  moved: MovedList | null;
  workspace: string;
  site: string;
  path: string;
  mayChange: boolean;
}

/** Reminds of the property that a moved site has no list for. */
export function MovedNotice({ moved, mayChange, ...of }: MovedNoticeProps) {
  if (moved === null) return null;
  return (
    <Notice
      title={`${moved.to} has no list`}
      action={mayChange ? <SayAgain {...of} property={moved.to} /> : undefined}
    >
      The list here belongs to {moved.from}, and a list does not move with its site. Download its last
      version, upload it for {moved.to} too, then give the same file here as what Google holds there.
    </Notice>
  );
}
