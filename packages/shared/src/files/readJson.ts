import { visit } from 'jsonc-parser'
import type { Checked } from '../issues/issue.ts'

/** The largest document that is read, in bytes. */
export const maxDocumentBytes = 256 * 1024 * 1024

/** Parses JSON; where that fails it names line and column instead of an offset. */
export const readJson = (text: string, fileName: string): Checked<unknown> => {
  if (text.trim() === '') return { ok: false, issues: [emptyFile(fileName)] }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    const { line, column, excerpt } = placeOfError(text)
    return {
      ok: false,
      issues: [
        {
          code: 'FILE_NOT_JSON',
          path: `${fileName} line ${line}, column ${column}`,
          entity: `file ${fileName}`,
          found: excerpt === '' ? 'text that ends too early' : `"${excerpt}"`,
          allowed: 'a document in JSON is needed',
          fix: 'correct the text at this place, or give a file in the fleet or scenario format.',
        },
      ],
    }
  }
}

export const emptyFile = (fileName: string) => ({
  code: 'FILE_EMPTY',
  path: fileName,
  entity: `file ${fileName}`,
  found: 'no content',
  allowed: 'a fleet or scenario is needed',
  fix: 'write one, or start from a built-in fleet with --fleet china-2025.',
})

/** Ends a walk through a text at its first error. */
class FirstError extends Error {
  readonly offset: number
  constructor(offset: number) {
    super()
    this.offset = offset
  }
}

/** Where a text stops being JSON. The built-in parser does not always say. */
const placeOfError = (text: string) => {
  let offset = text.length
  try {
    visit(text, {
      onError: (_code, at) => {
        throw new FirstError(at)
      },
    })
  } catch (cause) {
    if (!(cause instanceof FirstError)) throw cause
    offset = cause.offset
  }
  const before = text.slice(0, offset)
  return {
    line: before.split('\n').length,
    column: offset - before.lastIndexOf('\n'),
    excerpt: text.slice(offset, offset + 20).split('\n')[0] ?? '',
  }
}
