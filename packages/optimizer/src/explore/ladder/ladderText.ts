import { counted, percent, whole } from '../../words/numbers.ts'
import type { Ladder } from './ladderAnswer.ts'
import { measured } from './rungText.ts'

/** Gaps up to this are none. */
const provedGap = 1e-6

/** The ladder in words: its ends, the best rung, the knee, and how well all of it is proved. */
export const ladderText = (ladder: Omit<Ladder, 'text'>): string => {
  const { best, currency, knee, objective, rungs } = ladder
  const found = rungs.filter(({ objectiveValue }) => objectiveValue !== null)
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last)
    return 'No plan was found with any number of open sites. To fix: allow more time.'
  const at = (openSites: number | null) => found.find((rung) => rung.openSites === openSites)
  const inWords = (value: number | null) => measured(value ?? 0, objective, currency)
  const gaps = found.flatMap(({ gapRelative }) => (gapRelative === null ? [] : [gapRelative]))
  const [bestRung, kneeRung] = [at(best), at(knee)]
  const proof =
    gaps.length < found.length
      ? 'Not every rung is proved to be near the best.'
      : Math.max(...gaps) <= provedGap
        ? 'Each rung is proved to be the best with as many sites.'
        : `Each rung is proved to be within ${percent(Math.max(...gaps))} of the best with as many sites.`
  return [
    `From ${counted(first.openSites, 'open site')} at ${inWords(first.objectiveValue)} down to ${whole(last.openSites)} at ${inWords(last.objectiveValue)}.`,
    bestRung
      ? `${counted(bestRung.openSites, 'open site')} ${bestRung.openSites === 1 ? 'is' : 'are'} best: ${inWords(bestRung.objectiveValue)}.`
      : '',
    kneeRung && kneeRung !== bestRung
      ? `The knee is at ${whole(kneeRung.openSites)}: above it a site closed saves ${slope(first, kneeRung, ladder)}, below it ${slope(kneeRung, last, ladder)}.`
      : '',
    proof,
    ladder.isCutShort
      ? 'The time was up before all gaps were closed. To fix: allow more time.'
      : '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}

type Point = Ladder['rungs'][number]

/** What one site less saves between two rungs, on the average. */
const slope = (from: Point, to: Point, { currency, objective }: Omit<Ladder, 'text'>): string => {
  const sites = from.openSites - to.openSites
  const saved = ((from.objectiveValue ?? 0) - (to.objectiveValue ?? 0)) / sites
  return saved < 0
    ? `nothing but costs ${measured(-saved, objective, currency)} more`
    : `${measured(saved, objective, currency)} on the average`
}
