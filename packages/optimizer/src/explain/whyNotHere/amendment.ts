import { applyEdits, type Edit, type Fleet } from '@berth/shared'
import { figure } from '../held/limitWords.ts'

/** One figure or rule of a fleet, and what it has to become. */
export interface Amendment {
  /** What is amended; a later amendment of the same replaces an earlier one. */
  key: string
  /** What is amended, in words that go on: "the SLO of chat". For a rule the whole of it: "allow chat in CN-BJ". */
  words: string
  /** null where it is a rule that is dropped or not. */
  figure: AmendedFigure | null
  /** The edits that make the figure `to`, in a fleet with all earlier amendments. */
  edits(fleet: Fleet, to: number): Edit[]
}

/** From where to where a figure goes. */
export interface AmendedFigure {
  from: number
  to: number
  unit: string
  /** Whether it is counted, so that the next smaller change is one less. */
  isWhole: boolean
}

/** What is left of a change that should not be enough any more. */
const slightlyLess = 0.999

/** A rule that is dropped, or a decision that is made. */
export const ruling = (key: string, words: string, edits: (fleet: Fleet) => Edit[]): Amendment => ({
  key,
  words,
  figure: null,
  edits,
})

/** The fleet with amendments made one after the other, and the edits that make them. */
export const amended = (
  base: Fleet,
  amendments: readonly Amendment[],
): { fleet: Fleet; edits: Edit[] } => {
  const all: Edit[] = []
  const fleet = amendments.reduce((before, { edits, figure: amendedFigure }) => {
    const own = edits(before, amendedFigure?.to ?? 0)
    all.push(...own)
    return applyEdits(before, own).fleet
  }, base)
  return { fleet, edits: all }
}

/** Earlier amendments with later ones; of two of the same the later counts, from where the earlier began. */
export const together = (
  earlier: readonly Amendment[],
  later: readonly Amendment[],
): Amendment[] => {
  const all = new Map(earlier.map((amendment) => [amendment.key, amendment]))
  for (const amendment of later) {
    const from = all.get(amendment.key)?.figure?.from
    const figureNow = amendment.figure
    all.set(
      amendment.key,
      figureNow && from !== undefined
        ? { ...amendment, figure: { ...figureNow, from } }
        : amendment,
    )
  }
  return [...all.values()]
}

/** The same amendments, but one of them a little less: 99.9 % of the change, one less where it is counted, not made at all where it is a rule. */
export const slightlySmaller = (amendments: readonly Amendment[], at: number): Amendment[] =>
  amendments.flatMap((amendment, k) => {
    if (k !== at) return [amendment]
    const smaller = amendment.figure && smallerFigure(amendment.figure)
    return smaller ? [{ ...amendment, figure: smaller }] : []
  })

const smallerFigure = (amendedFigure: AmendedFigure): AmendedFigure | null => {
  const { from, isWhole, to } = amendedFigure
  const smaller = isWhole ? to - Math.sign(to - from) : from + slightlyLess * (to - from)
  return smaller === from ? null : { ...amendedFigure, to: smaller }
}

/** Whether one list asks for no more than another, and for less of something: each of its amendments is in the other, as large or larger. */
export const isWithin = (one: readonly Amendment[], other: readonly Amendment[]): boolean => {
  const others = new Map(other.map((amendment) => [amendment.key, amendment]))
  const asksNoMore = one.every((amendment) => {
    const larger = others.get(amendment.key)
    return larger !== undefined && sizeOf(amendment) <= sizeOf(larger)
  })
  return (
    asksNoMore && (one.length < other.length || one.some((a) => sizeOf(a) < largest(others, a)))
  )
}

const sizeOf = ({ figure: amendedFigure }: Amendment) =>
  amendedFigure ? Math.abs(amendedFigure.to - amendedFigure.from) : 0
const largest = (others: ReadonlyMap<string, Amendment>, { key }: Amendment) => {
  const other = others.get(key)
  return other ? sizeOf(other) : 0
}

/** The amendment as something to do: "raise the SLO of chat from 30 to 45 ms". */
export const amendmentInWords = ({ figure: amendedFigure, words }: Amendment): string => {
  if (!amendedFigure) return words
  const { from, to, unit } = amendedFigure
  const verb = to > from ? 'raise' : 'lower'
  return `${verb} ${words} from ${figure(from)} to ${figure(to)}${unit && ` ${unit}`} (${to > from ? '+' : '−'}${figure(Math.abs(to - from))}${unit && ` ${unit}`})`
}
