/**
 * The Content-Security-Policy of a page (CSP level 3). Scripts run by this answer's nonce alone; styles may be
 * inline, for the charts and menus position themselves so. `eval` is what React's development build needs.
 */
export function contentPolicy(nonce: string, production: boolean): string {
  const rules: Record<string, string> = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${production ? "" : " 'unsafe-eval'"}`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": production ? "'self'" : "'self' ws:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}
