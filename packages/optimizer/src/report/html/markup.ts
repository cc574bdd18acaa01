/** HTML or SVG that is safe to write as it is; only `html` makes it. */
export interface Markup {
  readonly markup: string
}

/** What may stand in a template: text is escaped, markup is not, lists are joined, null is nothing. */
export type Part = Markup | string | number | null | readonly Part[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Control signs and halves of letters: not allowed in a page, and nothing that a name needs. */
const notText = /(?![\t\n\r])\p{Cc}|\p{Cs}/gu

const escaped = (text: string): string =>
  text.replace(notText, '\ufffd').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

const markupOf = (part: Part): string => {
  if (part === null) return ''
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return escaped(part)
  return 'markup' in part ? part.markup : part.map(markupOf).join('')
}

/** A template of HTML or SVG in which every text is escaped, in elements and in quoted attributes. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Markup => ({
  markup: strings.reduce((text, piece, at) => text + markupOf(parts[at - 1] ?? null) + piece),
})
