import type { ReactNode } from 'react'

/** One column of an answer's table, for people and for programs. */
export interface AnswerColumn<Row> {
  header: string
  cell(row: Row): ReactNode
  /** The header in the exported file: a number's has its unit. */
  field: string
  value(row: Row): string | number | null
  isNumber?: boolean
}
