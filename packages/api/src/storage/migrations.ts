import { fileURLToPath } from 'node:url'

/** The migrations lie beside `src` and `dist`, at the same distance from both. */
export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))
