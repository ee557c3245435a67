/** "1 of 3 mails": how many were written of those that may be. */
export function followUpsMeant(written: number, most: number): string {
  if (written === 0) return "Contacted";
  return written >= most ? `${written} mails, no answer` : `${written} of ${most} mails`;
}
