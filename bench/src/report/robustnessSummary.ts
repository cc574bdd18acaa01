import { median } from '../running/median.ts'
import type { Row } from '../running/row.ts'
import { isSolved } from '../running/rowsOf.ts'
import type { BenchDocument } from './benchDocument.ts'
import { byInstance } from './columns.ts'
import { secondsText } from './words.ts'

/** An objective further from the other engine’s than this is another one. */
const sameObjective = 1e-6

/** How an engine does on other seeds, loads and shapes than the standard one. */
export const robustnessSummary = ({ rows, engines }: BenchDocument): string[] => {
  const variations = rows.filter(({ suite }) => suite === 'robustness')
  const agreement = agreementWords(variations)
  return [
    ...engines.flatMap(({ engine, title }) => {
      const mine = variations.filter((row) => row.engine === engine && row.status !== 'absent')
      return mine.length === 0 ? [] : [`${title}: ${timesWords(mine, rows)}`]
    }),
    ...(agreement ? [agreement] : []),
  ]
}

const timesWords = (mine: readonly Row[], all: readonly Row[]) => {
  const solved = mine.filter(isSolved)
  const ratios = solved.flatMap((row) => {
    const standard = all.find(
      ({ instance, engine }) =>
        engine === row.engine && row.instance.startsWith(`variation of ${instance}:`),
    )
    return standard?.seconds && row.seconds !== null
      ? [{ ratio: row.seconds / standard.seconds, instance: row.instance }]
      : []
  })
  const worst = ratios.reduce<(typeof ratios)[0] | null>(
    (most, one) => (most === null || one.ratio > most.ratio ? one : most),
    null,
  )
  const times =
    worst === null
      ? `median ${secondsText(median(solved.map(({ seconds }) => seconds)))} s`
      : `${median(ratios.map(({ ratio }) => ratio))?.toFixed(2)} × the time of the standard program at the median, ${worst.ratio.toFixed(1)} × at worst (${worst.instance.replace('variation of ', '')})`
  return `${solved.length} of ${mine.length} variations solved, ${times}`
}

/** Empty where no two engines solved the same variation. */
const agreementWords = (variations: readonly Row[]): string => {
  const differences = byInstance(variations).flatMap(([instance, group]) => {
    const values = group.filter(isSolved).flatMap(({ objectiveValue }) => objectiveValue ?? [])
    if (values.length < 2) return []
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return [{ instance, difference: (most - least) / Math.max(1, Math.abs(most)) }]
  })
  if (differences.length === 0) return ''
  const others = differences.filter(({ difference }) => difference > sameObjective)
  const worst = Math.max(...differences.map(({ difference }) => difference))
  const named = others.map(({ instance }) => instance.replace('variation of ', '')).join('; ')
  return `objectives of ${differences.length} variations compared: they differ by at most ${worst.toExponential(1)}${named ? `; another objective: ${named}` : ''}`
}
