import { applyEdits, type Fleet, type Plan, type PlanAccount } from '@berth/shared'
import { type AskOptions, type AskSettings, withAskDefaults } from '../../asking/askOptions.ts'
import { replanHeld } from '../../asking/replan.ts'
import { counted, percent, whole } from '../../words/numbers.ts'
import { asItStands } from './asItStands.ts'
import { type Distribution, distributionOf } from './distribution.ts'
import { type Draw, defaultSpread, drawFactors, type Spread } from './drawFactors.ts'

/** Which draws are made. */
export interface SamplesQuestion {
  /** The same seed gives the same draws. */
  seed?: number
  /** How many draws. */
  samples?: number
  /** How far factors stray; by default `defaultSpread`. */
  spread?: Partial<Spread>
}

/** Cost and penalty in currency per hour. */
export interface SampleOutcome
  extends Pick<PlanAccount, 'costPerHour' | 'unservedPenaltyPerHour' | 'servedFraction'> {}

/** One draw and what the plan comes to in it. */
export interface StressSample extends Omit<Draw, 'edits'> {
  /** The same placements, with what does not fit left out. */
  asItStands: SampleOutcome
  /** Shares planned anew under held decisions; null where no such plan exists. */
  decisionsHeld: SampleOutcome | null
}

/** How a plan’s figures are spread over the draws; each is null where there is no draw. */
export interface OutcomeSpread {
  /** Currency per hour. */
  costPerHour: Distribution | null
  unservedPenaltyPerHour: Distribution | null
  /** Share of the demanded tokens that are served. */
  servedFraction: Distribution | null
  /** Of the draws, how many leave something out. */
  leavingOutFraction: number | null
}

/** The answer to `stressSamples`. */
export interface StressSamples {
  seed: number
  /** As they were used. */
  spread: Spread
  samples: StressSample[]
  asItStands: OutcomeSpread
  decisionsHeld: OutcomeSpread
  /** Whether time was up, or somebody stopped it, before all draws were made. */
  isCutShort: boolean
  text: string
}

const defaultSamples = 100

/**
 * How a plan’s cost and what it leaves out are spread when demand, prices and delays are drawn by chance: each factor is lognormal with median 1
 * and the standard deviation of its logarithm as `spread` says. The same seed gives the same samples. Cost: about half a second per draw for a
 * whole country. Nothing is thrown.
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { stressSamples } from '@berth/optimizer/explore'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: saved } = await plan(fleet, { objective: 'cost' })
 * if (!saved) throw new Error('no plan')
 * const { samples, decisionsHeld } = await stressSamples(fleet, saved, { seed: 1, samples: 20 })
 * console.log(samples.length, (decisionsHeld.costPerHour?.median ?? 0) > 100) // 20 true
 */
export const stressSamples = (
  fleet: Fleet,
  plan: Plan,
  question: SamplesQuestion = {},
  options: AskOptions = {},
): Promise<StressSamples> =>
  sampleStress(fleet, plan, question, withAskDefaults({ objective: 'cost' }, options))

/** The same within the settings of a larger question. */
export const sampleStress = async (
  fleet: Fleet,
  plan: Plan,
  { seed = 1, samples: count = defaultSamples, spread: given }: SamplesQuestion,
  settings: AskSettings,
): Promise<StressSamples> => {
  const spread = { ...defaultSpread, ...given }
  const samples: StressSample[] = []
  for (const { edits, ...factors } of drawFactors(fleet, seed, count, spread)) {
    if (settings.isOver()) break
    settings.onProgress({ done: samples.length, total: count, step: 'draws by chance' })
    const { fleet: changed } = applyEdits(fleet, edits)
    const stands = asItStands(changed, plan).account
    const { plan: held, stoppedBy } = await replanHeld(changed, plan, settings)
    if (stoppedBy === 'timeLimit' || stoppedBy === 'cancelled') break
    samples.push({
      ...factors,
      asItStands: outcomeOf(stands),
      decisionsHeld: held && outcomeOf(held.account),
    })
  }
  const stands = spreadOf(samples.map(({ asItStands: outcome }) => outcome))
  const held = spreadOf(samples.flatMap(({ decisionsHeld }) => decisionsHeld ?? []))
  return {
    seed,
    spread,
    samples,
    asItStands: stands,
    decisionsHeld: held,
    isCutShort: samples.length < count,
    text: textOf(samples.length, held, stands, fleet.currency),
  }
}

const outcomeOf = (account: PlanAccount): SampleOutcome => ({
  costPerHour: account.costPerHour,
  unservedPenaltyPerHour: account.unservedPenaltyPerHour,
  servedFraction: account.servedFraction,
})

/** Penalties up to this are rounding. */
const noticeablePenalty = 1e-6

const spreadOf = (outcomes: readonly SampleOutcome[]): OutcomeSpread => ({
  costPerHour: distributionOf(outcomes.map(({ costPerHour }) => costPerHour)),
  unservedPenaltyPerHour: distributionOf(
    outcomes.map(({ unservedPenaltyPerHour }) => unservedPenaltyPerHour),
  ),
  servedFraction: distributionOf(outcomes.flatMap(({ servedFraction }) => servedFraction ?? [])),
  leavingOutFraction:
    outcomes.length === 0
      ? null
      : outcomes.filter(({ unservedPenaltyPerHour }) => unservedPenaltyPerHour > noticeablePenalty)
          .length / outcomes.length,
})

const textOf = (count: number, held: OutcomeSpread, stands: OutcomeSpread, currency: string) => {
  if (!held.costPerHour) return 'No draw was made in the time.'
  const { percentile5, percentile95 } = held.costPerHour
  return `In ${counted(count, 'draw')}, nine of ten cost between ${whole(percentile5)} and ${whole(percentile95)} ${currency} per hour with the decisions held. ${percent(stands.leavingOutFraction ?? 0)} leave something out as the plan stands, ${percent(held.leavingOutFraction ?? 0)} after planning shares anew.`
}
