import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Issue, unknownFleet, type WhatIf, whatIfSchema } from '@berth/shared'

const fleetsFolder = () =>
  join(dirname(fileURLToPath(import.meta.resolve('@berth/shared/package.json'))), 'fleets')

const readIfThere = (path: string) =>
  readFile(path, 'utf8').then(
    (text): unknown => JSON.parse(text),
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return undefined
      throw cause
    },
  )

const isName = (fleetId: string) => /^[\w-]+$/.test(fleetId)

/** A built-in fleet as a plain value; nothing where there is none of that name. */
export const loadBuiltInFleet = async (fleetId: string): Promise<unknown | undefined> =>
  isName(fleetId) ? readIfThere(join(fleetsFolder(), fleetId, 'fleet.json')) : undefined

/** The what-ifs that come with a built-in fleet. */
export const loadWhatIfs = async (fleetId: string): Promise<WhatIf[]> => {
  if (!isName(fleetId)) return []
  const document = await readIfThere(join(fleetsFolder(), fleetId, 'whatIfs.json'))
  return document === undefined ? [] : whatIfSchema.array().parse(document)
}

export const unknownBuiltInFleet = async (fleetId: string): Promise<Issue> => {
  const entries = await readdir(fleetsFolder(), { withFileTypes: true })
  return unknownFleet(
    fleetId,
    entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
  )
}
