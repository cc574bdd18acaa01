import { existsSync, readFileSync } from 'node:fs'
import type { Row } from '../running/row.ts'
import type { Machine } from './machine.ts'

/** The result of a run, and what is kept of the latest ones. */
export interface BenchDocument {
  date: string
  machine: Machine
  timeLimitSeconds: number
  engines: { engine: string; title: string; version: string | null }[]
  rows: Row[]
}

export const readDocument = (path: string): BenchDocument | null =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as BenchDocument) : null

/** The new rows, and those of the old that are of other instances; rows of another machine are not kept. */
export const merged = (
  old: BenchDocument | null,
  fresh: BenchDocument,
  order: readonly string[],
): BenchDocument => {
  if (!old || JSON.stringify(old.machine) !== JSON.stringify(fresh.machine)) return fresh
  const renewed = new Set(fresh.rows.map(({ instance }) => instance))
  const rows = [...old.rows.filter(({ instance }) => !renewed.has(instance)), ...fresh.rows]
  const place = (row: Row) => order.indexOf(row.instance)
  return {
    ...fresh,
    rows: rows.filter((row) => place(row) >= 0).sort((a, b) => place(a) - place(b)),
  }
}
