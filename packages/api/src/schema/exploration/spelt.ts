import { type Field, text } from '../core/answerType.ts'

/** A value that is a number or a word. */
export const spelt = (description: string): Field<number | string> => ({
  ...text(description),
  show: String,
})
