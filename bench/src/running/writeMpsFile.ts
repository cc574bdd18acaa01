import { closeSync, openSync, writeSync } from 'node:fs'
import { type LinearModel, writeMps } from '@berth/optimizer/testing'

/** Writes a program piece by piece; the names are the shortest, which is what engines read fastest. */
export const writeMpsFile = (model: LinearModel, path: string) => {
  const file = openSync(path, 'w')
  try {
    for (const piece of writeMps(model, { names: 'short' })) writeSync(file, piece)
  } finally {
    closeSync(file)
  }
}
