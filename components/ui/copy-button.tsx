"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button";
import { IconButton } from "#components/ui/icon-button";

interface CopyButtonProps {
  text: string;
  /** What is copied: "Copy the address". */
  label: string;
  /** Shows the label beside the icon. */
  worded?: boolean | undefined;
  onCopied?: (() => void) | undefined;
}

/** Copies without leaving the page; says so for two seconds. */
export function CopyButton({ text, label, worded, onCopied }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const done = await copyText(text);
    setCopied(done);
    if (done) onCopied?.();
  };
  const icon = copied ? <Check aria-hidden /> : <Copy aria-hidden />;
  return (
    <>
      {worded ? (
        <Button icon={icon} onClick={copy}>
          {copied ? "Copied" : label}
        </Button>
      ) : (
        <IconButton label={copied ? "Copied" : label} icon={icon} onClick={copy} />
      )}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}

/** The clipboard API exists on https and localhost alone; an instance on plain http in a local network has the old way. */
async function copyText(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // refused by permission: try the old way
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
