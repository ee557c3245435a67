"use client";
import { Check, Ellipsis, Unlink } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { WordAbout } from "#components/hand-checks/about";
import { Button } from "#components/ui/button";
import { IconButton } from "#components/ui/icon-button";
import { Menu, MenuItem } from "#components/ui/menu";

// Most visits open no form.
const HandCheckDialog = dynamic(
  () => import("#components/hand-checks/hand-check-dialog").then((part) => part.HandCheckDialog),
  { ssr: false },
);

/** "I see it" and "It is gone": as buttons where only a person can tell, in a menu everywhere else. */
export function HandCheckButtons({ about, inMenu = false }: { about: WordAbout; inMenu?: boolean }) {
  const [seen, setSeen] = useState<boolean | null>(null);
  return (
    <>
      {inMenu ? (
        <Menu trigger={<IconButton label="Say what you see" icon={<Ellipsis aria-hidden />} />} align="end">
          <MenuItem icon={<Check aria-hidden />} onSelect={() => setSeen(true)}>
            I see it
          </MenuItem>
          <MenuItem icon={<Unlink aria-hidden />} onSelect={() => setSeen(false)}>
            It is gone
          </MenuItem>
        </Menu>
      ) : (
        <>
          <Button icon={<Check aria-hidden />} onClick={() => setSeen(true)}>
            I see it
          </Button>
          <Button icon={<Unlink aria-hidden />} onClick={() => setSeen(false)}>
            It is gone
          </Button>
        </>
      )}
      {seen === null ? null : <HandCheckDialog about={about} seen={seen} onClose={() => setSeen(null)} />}
    </>
  );
}
