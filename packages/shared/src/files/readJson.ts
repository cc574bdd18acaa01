import type { Checked } from '../issues/issue.ts'

/** The largest document that is read, in bytes. */
export const maxDocumentBytes = 256 * 1024 * 1024

/** Parses JSON; where that fails it names line and column instead of an offset. */
export const readJson = (text: string, fileName: string): Checked<unknown> => {
  if (text.trim() === '') return { ok: false, issues: [emptyFile(fileName)] }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (cause) {
    const at = placeOf(cause instanceof Error ? cause.message : '', text)
    return {
      ok: false,
      issues: [
        {
          code: 'FILE_NOT_JSON',
          path: at ? `${fileName} line ${at.line}, column ${at.column}` : fileName,
          entity: `file ${fileName}`,
          found: at ? `"${at.excerpt}"` : 'text that ends too early',
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

const placeOf = (message: string, text: string) => {
  const offset = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN)
  if (Number.isNaN(offset)) return undefined
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return {
    line: before.split('\n').length,
    column: offset - lineStart + 1,
    excerpt: text.slice(offset, offset + 20).split('\n')[0] ?? '',
  }
}
