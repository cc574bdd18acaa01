import type { TestProject } from 'vitest/node'
import { startPostgres } from './startPostgres.ts'

/** One PostgreSQL for all specs of the run; every spec makes a database of its own in it. */
export default async function postgresServer(project: TestProject) {
  const postgres = await startPostgres()
  project.provide('database', { kind: 'postgresql', address: postgres.address })
  return () => postgres.stop()
}
