// Who may import whom: one rule per row of the table in docs/architecture.md, plus cycles and the rooms of lib.
// `scripts/check-boundaries.mjs` runs it and makes sure that it really looked; `scripts/fixtures/boundaries` breaks every
// rule once, and a test expects each break to be reported.
const TESTS = "\\.(test|db\\.test)\\.tsx?$";
const BUILT_IN = ["core"];
const NPM = ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-bundled", "npm-no-pkg", "npm-unknown"];
const PURE_PACKAGES = "node_modules/(zod|temporal-polyfill|decimal\\.js)/";
const PRISMA = "(^lib/generated/|node_modules/(@prisma/|prisma/|pg/|@types/pg/))";
// two patterns: dependency-cruiser refuses one with a repetition inside a repetition as unsafe
const QUERIES = ["^lib/features/[^/]+/queries(\\.ts$|/)", "^lib/features/[^/]+/queries-[^/]+\\.ts$"];
const FEATURE = "^lib/features/([^/]+)/";
const SAME_FEATURE = "^lib/features/$1/";

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid("no-cycle", "No import cycles.", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    forbid(
      "lib-has-four-rooms",
      "lib holds domain, features, platform, testing (and generated); no file lies loose in it.",
      {},
      { path: "^lib/", pathNot: "^lib/(domain|features|platform|testing|generated)/" },
    ),
    forbid(
      "domain-imports-only-domain",
      "lib/domain knows nothing of the rest of the tree.",
      { path: "^lib/domain/", pathNot: TESTS },
      { path: "^(lib|app|components|e2e|prisma|scripts)/", pathNot: "^lib/domain/" },
    ),
    forbid(
      "domain-has-three-packages",
      "lib/domain may use zod, temporal-polyfill and decimal.js; nothing else from npm, nothing from Node.",
      { path: "^lib/domain/", pathNot: TESTS },
      { dependencyTypes: [...NPM, ...BUILT_IN], pathNot: PURE_PACKAGES },
    ),
    forbid(
      "platform-is-below-features",
      "lib/platform serves every feature and is aware of none.",
      { path: "^lib/platform/", pathNot: TESTS },
      { path: "^(lib/(features|testing)|app|components|e2e|prisma|scripts)/" },
    ),
    forbid(
      "features-stay-below-screens",
      "A feature imports domain, platform and itself.",
      { path: "^lib/features/", pathNot: TESTS },
      { path: "^(app|components|e2e|prisma|scripts|lib/testing)/" },
    ),
    forbid(
      "feature-meets-feature-in-queries",
      "Of another feature only queries.ts, and on-….ts for its part in our transaction, may be imported.",
      { path: FEATURE, pathNot: TESTS },
      { path: "^lib/features/", pathNot: [SAME_FEATURE, ...QUERIES, "^lib/features/[^/]+/on-[^/]+\\.ts$"] },
    ),
    forbid(
      "kit-knows-no-clinical-word",
      "components/ui imports React and styling only.",
      { path: "^components/ui/", pathNot: TESTS },
      { path: "^(lib|app|components)/", pathNot: "^components/ui/" },
    ),
    forbid(
      "components-use-the-doors",
      "A component imports components, the domain, paths, and a feature's actions.ts and input.ts.",
      { path: "^components/", pathNot: TESTS },
      {
        path: "^(app|e2e|prisma|scripts|lib/(features|platform|testing))/",
        pathNot: [
          ...QUERIES,
          "^lib/features/[^/]+/(actions|input)(\\.ts$|/)",
          "^lib/platform/(paths|action-result)(\\.ts$|/)",
        ],
      },
    ),
    forbid(
      "components-take-only-types-from-queries",
      "A component may name the shape of a view; it cannot load one.",
      { path: "^components/", pathNot: TESTS },
      { path: QUERIES, dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "app-uses-the-doors",
      "A route imports components, domain, queries, actions; never a store, a command or the database.",
      { path: "^app/", pathNot: TESTS },
      { path: "^lib/(features/[^/]+/(store|commands)(\\.ts$|/)|platform/db(\\.ts$|/)|testing/|generated/)" },
    ),
    forbid(
      "prisma-stays-in-its-places",
      "The database client: platform, a feature's store and queries, testing, prisma, scripts.",
      {
        path: "^(app|components|e2e|lib)/",
        pathNot: ["^lib/(platform|testing|generated)/", ...QUERIES, "^lib/features/[^/]+/store(\\.ts$|/)", TESTS],
      },
      { path: PRISMA, dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "journeys-know-only-the-screen",
      "e2e imports testing, paths and the domain.",
      { path: "^e2e/" },
      { path: "^(app|components|lib/(features|platform|generated))/", pathNot: "^lib/platform/paths(\\.ts$|/)" },
    ),
    forbid(
      "testing-is-for-tests",
      "Only tests, seeds and scripts import lib/testing.",
      { path: "^(app|components|lib)/", pathNot: [TESTS, "^lib/testing/"] },
      { path: "^lib/testing/" },
    ),
    forbid("resolves", "Every import resolves.", {}, { couldNotResolve: true, pathNot: "^server-only$" }),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^lib/generated/"] },
    exclude: { path: "^(\\.next|scripts/fixtures/)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "types"] },
  },
};
