import { applyEdits, type CostTerm, type Fleet, type Plan, type SolveResult } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { compare } from '../../compare/compare.ts'
import { type Amendment, amended, amendmentInWords, slightlySmaller } from './amendment.ts'
import type { ChangeTry, MinimumChange, PlacingEffect } from './answer.ts'
import { isLegal, judge } from './obstacles.ts'
import { type Kept, outcomeOf, pinOf, replanChoosing, replanPlaced } from './replanned.ts'
import type { Subject } from './subject.ts'

/** A change that may be the smallest. */
export interface ProposedChange {
  kind: MinimumChange['kind']
  amendments: Amendment[]
  /** Whether it counts as well where it has to be put there by hand. */
  mayBePutThere: boolean
}

/** The fleet with amendments, and with the pin where it is to be put there and one holds just this. */
export const fleetWith = (
  subject: Subject,
  amendments: readonly Amendment[],
  isPutThere: boolean,
) => {
  const { edits, fleet } = amended(subject.fleet, amendments)
  if (!isPutThere || !subject.canBePinned) return { edits, fleet }
  const pin = pinOf(subject)
  return { edits: [...edits, pin], fleet: applyEdits(fleet, [pin]).fleet }
}

/** The answer for a subject’s fleet with some amendments, the other decisions of its plan held. */
export const planWith = (
  subject: Subject,
  amendments: readonly Amendment[],
  isPutThere: boolean,
  settings: AskSettings,
): Promise<SolveResult> => {
  const { fleet } = fleetWith(subject, amendments, isPutThere)
  return isPutThere
    ? replanPlaced(subject, fleet, settings)
    : replanChoosing(subject, fleet, settings)
}

/** The plan as it is, its shares at their best. */
export interface Base {
  plan: Plan
  kept: Kept
  result: SolveResult
}

/** Answers that are known already: for the whole change, with it put there and without. */
export interface Known {
  placed?: SolveResult
  chosen?: SolveResult
}

/**
 * Plans anew with exactly a change, and with each of its parts a little less. A smaller change that leaves no legal pool needs no plan: none can
 * have it there. Putting it there by hand is left out where the plan chooses it by itself.
 *
 * @returns null where the change is not enough, a smaller one is, or the time is up.
 */
export const verify = async (
  subject: Subject,
  { kept, plan: base }: Base,
  { amendments, kind, mayBePutThere }: ProposedChange,
  settings: AskSettings,
  known: Known = {},
): Promise<MinimumChange | null> => {
  const judged = (result: SolveResult) => outcomeOf(subject, kept, result)
  const chosen = known.chosen ?? (await planWith(subject, amendments, false, settings))
  const isChosen = judged(chosen) === 'there'
  if (!isChosen && (!mayBePutThere || judged(chosen) === 'unknown')) return null
  const whole = isChosen
    ? chosen
    : (known.placed ?? (await planWith(subject, amendments, true, settings)))
  if (judged(whole) !== 'there' || !whole.plan) return null
  const tries: ChangeTry[] = [{ what: 'the whole change', isThere: true }]
  if (!isChosen) tries.push({ what: 'without putting it there', isThere: false })
  for (const [k, amendment] of amendments.entries()) {
    if (settings.isOver()) return null
    const smaller = slightlySmaller(amendments, k)
    const isStillLegal = isLegal(judge(amended(subject.fleet, smaller).fleet, subject))
    const outcome = isStillLegal
      ? judged(await planWith(subject, smaller, !isChosen, settings))
      : 'notThere'
    if (outcome !== 'notThere') return null
    tries.push({ what: smallerInWords(amendment, smaller), isThere: false })
  }
  const { edits, fleet } = fleetWith(subject, amendments, !isChosen)
  return {
    kind,
    edits,
    isPutThere: !isChosen,
    rebate: null,
    figures: amendments.flatMap(({ figure, words }) =>
      figure ? [{ what: words, from: figure.from, to: figure.to, unit: figure.unit }] : [],
    ),
    isVerified: tries.every(({ isThere }, k) => isThere === (k === 0)),
    tries,
    text: '',
    ...effectOf(subject, fleet, base, whole.plan),
  }
}

const smallerInWords = (amendment: Amendment, smaller: readonly Amendment[]): string => {
  const left = smaller.find(({ key }) => key === amendment.key)
  return left ? `only ${amendmentInWords(left)}` : `without this: ${amendmentInWords(amendment)}`
}

/** How a plan with what is asked about at the site differs from the one without. */
export const effectOf = (
  { workloadId }: Subject,
  fleet: Fleet,
  before: Plan,
  after: Plan,
): PlacingEffect => {
  const { costTermDifferences, moves, opened } = compare(fleet, before, after)
  return {
    changeOfCostPerHour: after.account.costPerHour - before.account.costPerHour,
    changeOfTerms: costTermDifferences.map(
      ({ difference, name }): CostTerm => ({ name, amountPerHour: difference }),
    ),
    changeOfUnservedPenaltyPerHour:
      after.account.unservedPenaltyPerHour - before.account.unservedPenaltyPerHour,
    displaced: moves.filter((move) => move.workloadId !== workloadId),
    opensSiteIds: opened,
  }
}
