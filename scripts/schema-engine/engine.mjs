// Loads the WebAssembly schema engine over the migration adapter and answers its methods.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { MigrationAdapterFactory } from "./adapter.mjs";
import { parseUrl } from "./connection.mjs";

const require = createRequire(import.meta.url);
const RENAMED = { getDatabaseVersion: "version" };

export const engineVersion = () => bindings.version?.() ?? "unknown";

async function instantiate(datamodelPaths, factory) {
  const bindingsPath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(bindingsPath.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const datamodels = datamodelPaths.map((path) => [path, readFileSync(path, "utf8")]);
  const onLog = () => {};
  return bindings.SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, onLog, factory);
}

export function makeEngine({ datamodelPaths, datasource }) {
  const main = datasource.url ? parseUrl(datasource.url) : undefined;
  const shadow = datasource.shadowDatabaseUrl ? parseUrl(datasource.shadowDatabaseUrl) : undefined;
  if (!main) throw new Error("no database URL: set DATABASE_OWNER_URL (or DATABASE_URL)");
  const adapters = new MigrationAdapterFactory(main, shadow);
  const factory = bindMigrationAwareSqlAdapterFactory(adapters);
  let loading;
  return {
    dropLeftovers: () => adapters.dropLeftovers(),
    async call(method, params) {
      if (method === "createDatabase") throw new Error("createDatabase over RPC is not supported by this engine");
      loading ??= instantiate(datamodelPaths, factory);
      const engine = await loading;
      return (await engine[RENAMED[method] ?? method](params ?? {})) ?? {};
    },
    /** What the CLI may print of a failed call: the database's own error where there is one. */
    describe(error) {
      const external = /External error id#(\d+)/.exec(error?.message ?? "");
      const cause = external ? factory.errorRegistry.consumeError(Number(external[1]))?.error : undefined;
      const message = cause ? String(cause.stack ?? cause) : (error?.message ?? String(error));
      return { is_panic: false, message, error_code: error?.code ?? null, meta: error?.meta ?? null };
    },
  };
}
