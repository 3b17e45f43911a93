import { defineConfig } from "prisma/config";

// Migrations run as the owner of the tables; the application never does. `generate` needs no database at all.
const url = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(url ? { datasource: { url } } : {}),
});
