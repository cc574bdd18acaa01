import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { type EvaluateOptions, evaluate } from '../../src/evaluate/evaluate.ts'
import type { PlacementState } from '../../src/evaluate/index.ts'

type Place = 'East' | 'West'
type Row = PlacementState['placements'][number]

/** A share of chat, one of which keeps 50 accelerators busy. */
export const chatAt = (place: Place, share = 1): Row => ({
  workloadId: 'chat',
  regionId: 'city',
  poolId: `${place}-pool`,
  periodId: null,
  share,
  hoursPerDay: null,
})

/** The gang of 20 accelerators; with a period, for so many of its hours. */
export const trainAt = (place: Place, periodId: string | null = null, hoursPerDay = 24): Row => ({
  workloadId: 'train',
  regionId: null,
  poolId: `${place}-pool`,
  periodId,
  share: 1,
  hoursPerDay,
})

/** Chat and the gang at one site, the other one shut. */
export const bothAt = (place: Place): PlacementState => ({
  openSiteIds: [place],
  placements: [chatAt(place), trainAt(place)],
})

/** The rules that the independent checker finds broken, each once. */
export const rulesBroken = (
  change: (input: FleetInput) => void,
  state: PlacementState = bothAt('West'),
  options: EvaluateOptions = {},
): string[] => [
  ...new Set(evaluate(tinyFleet(change), state, options).violations.map(({ rule }) => rule)),
]
