"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { PanelRow } from "#components/ui/panel";
import { Tag } from "#components/ui/tag";
import { RelativeTime } from "#components/ui/time";
import { notify, notifyProblem } from "#components/ui/toast";
import { endMySession } from "#lib/auth/actions";
import type { SessionView } from "#lib/auth/types";

/** The browsers that a person is signed in with; others can be signed out from here. */
export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  return sessions.map((session) => (
    <PanelRow key={session.id}>
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-medium">
          {session.browser}
          {session.current ? <Tag>this one</Tag> : null}
        </p>
        <p className="truncate text-sm text-muted">
          {session.address ? `${session.address} · ` : ""}last seen <RelativeTime at={session.seenAt} />
        </p>
      </div>
      {session.current ? null : <EndButton session={session} />}
    </PanelRow>
  ));
}

function EndButton({ session }: { session: SessionView }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const end = () =>
    start(async () => {
      const answer = await endMySession({ sessionId: session.id });
      if (!answer.ok) return notifyProblem(answer.message);
      notify(`${session.browser} is signed out.`);
      router.refresh();
    });
  return (
    <Button busy={busy} onClick={end}>
      Sign out
    </Button>
  );
}
