"use client";
import "./globals.css";
import ErrorPage from "./error";

/** The root layout itself failed: this replaces the whole document, with the system's fonts. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>This page did not load · Fairlead</title>
      </head>
      <body>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
