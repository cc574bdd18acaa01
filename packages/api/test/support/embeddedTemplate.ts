import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../../src/storage/openEmbedded.ts'

/** Making an embedded database takes seconds, so it is made once and copied for every spec. */
export default async function embeddedTemplate(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'berth-template-'))
  const storage = await openEmbedded(folder)
  await storage.close()
  project.provide('database', { kind: 'embedded', template: folder })
  return () => rm(folder, { recursive: true, force: true })
}
