import { html, type Markup, type Part } from '../markup.ts'
import { type ChartSize, fitted, px } from './svg.ts'

/** Where the parts of a chart with one bar a row are: beside each other where there is room, else the bar under its words. */
export interface RowLayout {
  rowPx: number
  barPx: number
  /** From the top of a row to the top of its bar, and to the foot of its words. */
  barTopPx: number
  wordsFootPx: number
  labelRoomPx: number
  /** Between these a bar lies. */
  fromPx: number
  toPx: number
}

export const rowLayout = ({ name, widthPx }: ChartSize): RowLayout =>
  name === 'wide'
    ? {
        rowPx: 26,
        barPx: 16,
        barTopPx: 5,
        wordsFootPx: 17,
        labelRoomPx: 250,
        fromPx: 262,
        toPx: widthPx - 172,
      }
    : {
        rowPx: 38,
        barPx: 12,
        barTopPx: 20,
        wordsFootPx: 14,
        labelRoomPx: widthPx - 150,
        fromPx: 1,
        toPx: widthPx - 1,
      }

/** The words of a row: its label at the start, its value at the end. */
export const rowWords = (
  layout: RowLayout,
  { widthPx }: ChartSize,
  topPx: number,
  label: string,
  value: string,
): Markup => {
  const y = topPx + layout.wordsFootPx
  const shown = fitted(label, layout.labelRoomPx)
  return html`<text x="0" y="${y}"${shown === label ? null : html` aria-label="${label}"`}>${shown}</text><text class="value" x="${widthPx}" y="${y}">${value}</text>`
}

/** A bar between two places, at least a hair wide. */
export const bar = (
  layout: RowLayout,
  topPx: number,
  className: string,
  fromPx: number,
  toPx: number,
  title: Part = null,
): Markup => {
  const [left, right] = [Math.min(fromPx, toPx), Math.max(fromPx, toPx)]
  return html`<rect class="${className}" x="${px(left)}" y="${topPx + layout.barTopPx}" width="${px(Math.max(1, right - left))}" height="${layout.barPx}">${title === null ? null : html`<title>${title}</title>`}</rect>`
}

/** From a value to its place. */
export const placeBetween =
  ({ fromPx, toPx }: Pick<RowLayout, 'fromPx' | 'toPx'>, least: number, most: number) =>
  (value: number): number =>
    fromPx + ((value - least) / Math.max(1e-12, most - least)) * (toPx - fromPx)
