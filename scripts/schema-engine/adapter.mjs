// The driver adapter the engine migrates through: @prisma/adapter-pg with two corrections, and its shadow database.
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { createDatabase, dropDatabase, quoteIdentifier, withClient } from "./connection.mjs";

// Catalog types adapter-pg 7.10.1 cannot read ("char", int2vector, regproc, oidvector, pg_node_tree, reg*) are text to
// it; the engine is then told that "char" is a character.
const TEXT_OID = 25;
const CHAR_OID = 18;
const READ_AS_TEXT = new Set([CHAR_OID, 22, 24, 28, 30, 194, 2205, 2206]);

function corrected(adapter) {
  const charColumns = new WeakMap();
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    const fields = result.fields ?? []; // several statements without parameters give an array of results
    charColumns.set(
      query,
      fields.map((field) => field.dataTypeID === CHAR_OID),
    );
    for (const field of fields) if (READ_AS_TEXT.has(field.dataTypeID)) field.dataTypeID = TEXT_OID;
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const isChar = charColumns.get(query) ?? [];
    result.columnTypes = result.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type));
    return result;
  };
  // The stock method splits on ";" and so cuts $$ bodies apart; the simple protocol takes the script whole.
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

async function emptyDatabase(config) {
  await withClient(config, async (client) => {
    const { rows } = await client.query(
      "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
    );
    for (const { nspname } of rows) await client.query(`DROP SCHEMA ${quoteIdentifier(nspname)} CASCADE`);
    await client.query("CREATE SCHEMA public");
  });
}

export class MigrationAdapterFactory extends PrismaPg {
  #main;
  #shadow;
  #leftovers = new Set();

  // max 1: the migration lock belongs to the session that took it
  constructor(main, shadow) {
    super({ ...main.config, max: 1 }, { schema: main.schema });
    this.#main = main;
    this.#shadow = shadow;
  }

  async connect() {
    return corrected(await super.connect());
  }

  async connectToShadowDb() {
    return this.#shadow ? this.#connectToFixedShadow(this.#shadow) : this.#connectToTemporaryShadow();
  }

  async #connectToFixedShadow({ config, schema }) {
    const isMain = ["host", "port", "database"].every((part) => config[part] === this.#main.config[part]);
    if (isMain) throw new Error("shadowDatabaseUrl points at the main database; it would be emptied");
    await emptyDatabase(config);
    return corrected(await new PrismaPg({ ...config, max: 1 }, { schema }).connect());
  }

  async #connectToTemporaryShadow() {
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const config = { ...this.#main.config, database };
    this.#leftovers.add(database);
    await createDatabase(config);
    const adapter = corrected(await new PrismaPg({ ...config, max: 1 }, { schema: this.#main.schema }).connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await this.#dropTemporaryShadow(database);
    };
    return adapter;
  }

  async #dropTemporaryShadow(database) {
    if (this.#leftovers.delete(database)) await dropDatabase({ ...this.#main.config, database });
  }

  /** The engine does not always dispose of its shadow adapter before the CLI closes stdin. */
  async dropLeftovers() {
    await Promise.allSettled([...this.#leftovers].map((database) => this.#dropTemporaryShadow(database)));
  }
}
