"use client";
import { LogOut } from "lucide-react";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { MenuItem } from "#components/ui/menu";
import { notifyProblem } from "#components/ui/toast";
import { signOut } from "#lib/auth/actions";

// A whole new page, not a step of the router: what it kept of the person's pages goes with it.
async function leave(): Promise<void> {
  const answer = await signOut({});
  if (answer.ok || answer.code === "signed_out") window.location.assign("/sign-in");
  else notifyProblem(answer.message);
}

export function SignOutButton() {
  const [busy, start] = useTransition();
  return (
    <Button icon={<LogOut aria-hidden />} busy={busy} onClick={() => start(leave)}>
      Sign out
    </Button>
  );
}

/** The same, in the menu of the account. */
export function SignOutItem() {
  return (
    <MenuItem icon={<LogOut aria-hidden />} onSelect={() => void leave()}>
      Sign out
    </MenuItem>
  );
}
