import type { GoalName, SolveProgress } from '@berth/shared'
import { whole } from '../words/numbers.ts'
import type { Terminal } from './terminal.ts'
import { gapInWords } from './words.ts'

const tierWords = {
  brokenLimits: 'limits broken today',
  unserved: 'demand that stays unserved',
  openSites: 'open sites',
  cost: 'cost per hour',
  carbon: 'kg of carbon per day',
  latency: 'ms to the first token',
  weighted: 'weighted sum',
} as const satisfies Record<GoalName, string>
const phaseWords = {
  reading: 'Reading',
  formulating: 'Writing down every legal choice',
  solving: 'Searching',
  certifying: 'Checking the plan independently',
  finishing: 'Looking for whole replicas',
} as const

/** One progress step in words. */
export const progressText = (progress: SolveProgress): string => {
  const { phase, tier, incumbent, bestBound, gapRelative, elapsedSeconds } = progress
  const time = `${elapsedSeconds.toFixed(0)} s`
  if (phase !== 'solving' || tier === null) return `${phaseWords[phase]} … ${time}`
  const found = incumbent === null ? 'no plan yet' : `best so far ${whole(incumbent)}`
  const bound = bestBound === null ? '' : `, cannot be below ${whole(bestBound)}`
  const gap = gapRelative === null ? '' : `; ${gapInWords(gapRelative)}`
  return `Goal ${tierWords[tier]}: ${found}${bound}${gap} … ${time}`
}

/** Draws progress over itself on a terminal; stays silent elsewhere. */
export const progressLine = ({ err, isWatched, columns }: Terminal) => ({
  show: (progress: SolveProgress) => {
    if (isWatched) err(`\r\u001b[2K${progressText(progress).slice(0, columns - 1)}`)
  },
  clear: () => {
    if (isWatched) err('\r\u001b[2K')
  },
})
