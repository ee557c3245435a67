/** The mark: a fairlead, the ring that keeps a line running true. */
export function LogoMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" fill="none" aria-hidden="true" className="flex-none">
      <rect width="28" height="28" rx="6" fill="var(--accent)" />
      <path
        d="M8 20v-6.5a6 6 0 0 1 12 0V20M8 20h4M16 20h4"
        stroke="var(--on-accent)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="14" cy="13.5" r="1.8" fill="var(--on-accent)" />
    </svg>
  );
}

/** Mark and name. */
export function Logo() {
  return (
    <span className="flex items-center gap-2.5">
      <LogoMark />
      <span className="text-[1rem] font-semibold tracking-[-0.012em]">Fairlead</span>
    </span>
  );
}
