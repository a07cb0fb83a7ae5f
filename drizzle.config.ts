import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'sqlite', schema: './src/lib/server/store/sqlite/schema.ts', out: './drizzle' });
