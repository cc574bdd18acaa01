import { html, type Markup, type Part } from '../markup.ts'

/** Charts are drawn twice, for wide and for narrow screens, so that letters keep their size. */
export interface ChartSize {
  name: 'wide' | 'narrow'
  widthPx: number
}
export const chartSizes: readonly ChartSize[] = [
  { name: 'wide', widthPx: 880 },
  { name: 'narrow', widthPx: 336 },
]

/** A drawing that says what it shows to those who do not see it. */
export const svg = (
  { id, title, description }: { id: string; title: string; description: string },
  { name, widthPx }: ChartSize,
  heightPx: number,
  content: Part,
): Markup => {
  const [titleId, descriptionId] = [`${id}-${name}-title`, `${id}-${name}-description`]
  return html`<svg class="${name}" viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-labelledby="${titleId} ${descriptionId}">
<title id="${titleId}">${title}</title><desc id="${descriptionId}">${description}</desc>
${content}</svg>
`
}

/** A place or length in px, to a tenth. */
export const px = (value: number): number => Math.round(value * 10) / 10

/** Letters of the charts are so high, in px. */
export const letterPx = 12

/** Width of a text in px, estimated: letters of Chinese, Japanese and Korean are as wide as high. */
export const textWidth = (text: string, heightPx: number = letterPx): number => {
  let width = 0
  for (const letter of text) width += /[\u2e80-\uffdc]/u.test(letter) ? heightPx : 0.56 * heightPx
  return width
}

/** The text, cut with an ellipsis where it is wider than there is room. */
export const fitted = (text: string, roomPx: number): string => {
  if (textWidth(text) <= roomPx) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > roomPx) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
