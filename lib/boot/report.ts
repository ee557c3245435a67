const started = performance.now();

/** Tells whoever started the product what it is doing, with the seconds since the start. */
export function report(line: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${`+${seconds} s`.padStart(9)}  ${line}\n`);
}
