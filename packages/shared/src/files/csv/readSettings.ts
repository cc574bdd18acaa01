import Papa from 'papaparse'
import type { Issue } from '../../issues/issue.ts'
import { nearestWord } from '../../issues/nearestWord.ts'
import { convert } from './readTable.ts'
import { settings, settingsFile } from './tables.ts'

/** A figure of the fleet as a whole, with the line where it stands. */
export interface Setting {
  path: string[]
  value: unknown
  line: number
}

/** Reads the `field,value` rows of the fleet's own figures. */
export const readSettings = (
  text: string | undefined,
): { settings: Setting[]; issues: Issue[] } => {
  const found: Setting[] = []
  const issues: Issue[] = []
  const [header = [], ...rows] = Papa.parse<string[]>((text ?? '').replace(/^\uFEFF/, '')).data
  let next = 1 + linesOf(header)
  for (const row of rows) {
    const line = next
    next += linesOf(row)
    const [name = '', cell = ''] = row.map((entry) => entry.trim())
    if (name === '') continue
    const setting = settings.find(({ path }) => path.join('.') === name)
    if (!setting) issues.push(unknownSetting(name, line))
    const value = setting && convert(cell, setting.schema)
    if (setting && value !== undefined) found.push({ path: setting.path, value, line })
  }
  return { settings: found, issues }
}

const linesOf = (cells: readonly string[]) => cells.join('').split('\n').length

const unknownSetting = (name: string, line: number): Issue => {
  const names = settings.map(({ path }) => path.join('.'))
  return {
    code: 'FLEET_SETTING_UNKNOWN',
    path: `${settingsFile} line ${line}, column field`,
    entity: `line ${line}`,
    found: `the field "${name}"`,
    allowed: `the fields are ${names.join(', ')}`,
    fix: `write ${nearestWord(name, names)}, or remove the line.`,
  }
}
