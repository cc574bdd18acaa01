import type { Edit, Fleet, Plan, SolveResult } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { planOptionsOf } from '../../asking/replan.ts'
import { planWithin } from '../../plan.ts'
import { shareRows } from './shareRows.ts'
import { isThere, type Subject } from './subject.ts'

/** The plan whose decisions are held, without the place of the gang that is asked about: it may choose. */
export const holdOf = ({ kind, plan, workloadId }: Subject): Plan =>
  kind === 'training'
    ? {
        ...plan,
        placements: plan.placements.filter((placement) => placement.workloadId !== workloadId),
      }
    : plan

/** The plan whose decisions are held where inference is routed to a site by hand: if that needs a refit, the site has it. */
const holdRefitted = (subject: Subject, fleet: Fleet): Plan => {
  const hold = holdOf(subject)
  const site = fleet.sites.find(({ id }) => id === subject.siteId)
  const isNeeded = subject.kind === 'inference' && site?.servesInference === false
  return isNeeded
    ? {
        ...hold,
        siteDecisions: hold.siteDecisions.map((decision) =>
          decision.siteId === subject.siteId ? { ...decision, refitted: true } : decision,
        ),
      }
    : hold
}

/** The edit that puts a workload at the site by hand, and keeps it there. */
export const pinOf = ({ siteId, workloadId }: Subject): Edit => ({
  kind: 'moveWorkload',
  workloadId,
  siteId,
})

/** Exact, so that a choice is what costs least and not what is found first within a gap. */
const exactly = (subject: Subject, settings: AskSettings) => ({
  ...planOptionsOf(settings),
  gapRelative: 0,
  hold: holdOf(subject),
})

/** The plan as it is, with its shares at their best. */
export const replanHolding = (
  { fleet, plan }: Subject,
  settings: AskSettings,
): Promise<SolveResult> =>
  planWithin(fleet, 'sitesAndGangsHeld', {
    ...planOptionsOf(settings),
    gapRelative: 0,
    hold: plan,
  })

/** The shares decided anew, and all other decisions held. What is asked about goes where it costs least. */
export const replanChoosing = (
  subject: Subject,
  fleet: Fleet,
  settings: AskSettings,
): Promise<SolveResult> => planWithin(fleet, 'sitesAndGangsHeld', exactly(subject, settings))

/**
 * The same with what is asked about at the site.
 *
 * @param pinned The fleet, with the pin where one holds just this.
 */
export const replanPlaced = (
  subject: Subject,
  pinned: Fleet,
  settings: AskSettings,
): Promise<SolveResult> =>
  subject.canBePinned
    ? planWithin(pinned, 'sitesAndGangsHeld', exactly(subject, settings))
    : planWithin(
        pinned,
        'sitesAndGangsHeld',
        { ...exactly(subject, settings), hold: holdRefitted(subject, pinned), grouping: false },
        (formulation) => shareRows(formulation, subject),
      )

/** Penalty, in currency per hour, of what a plan leaves out besides what is asked about. */
const othersUnserved = ({ regionIds, workloadId }: Subject, { unserved }: Plan): number =>
  unserved
    .filter(
      (entry) =>
        entry.workloadId !== workloadId ||
        (entry.regionId !== null && !regionIds.includes(entry.regionId)),
    )
    .reduce((sum, { penaltyPerHour }) => sum + penaltyPerHour, 0)

/** Whether a plan of a result has what is asked about at the site; unknown where the time was up before that was decided. */
export type Outcome = 'there' | 'notThere' | 'unknown'

/** What a plan must not be worse in than the plan as it is. */
export interface Kept {
  /** Penalty of what is left out, in currency per hour: of all but what is asked about, and of all. */
  othersUnserved: number
  unserved: number
  /** How far limits that are broken today stay broken, as the goal counts it. */
  broken: number
}

/** What the plan of a result keeps. */
export const keptBy = (subject: Subject, { plan, tiers }: SolveResult): Kept => ({
  othersUnserved: plan ? othersUnserved(subject, plan) : Number.POSITIVE_INFINITY,
  unserved: plan?.account.unservedPenaltyPerHour ?? Number.POSITIVE_INFINITY,
  broken: tiers.find(({ name }) => name === 'brokenLimits')?.objectiveValue ?? 0,
})

const isMore = (value: number, most: number) => value > most * (1 + 1e-6) + 1e-6

/** A plan has it there only if it leaves out no more of the rest and breaks no limit more than the plan as it is. */
export const outcomeOf = (subject: Subject, kept: Kept, result: SolveResult): Outcome => {
  const { plan, status } = result
  if (plan === null) return status === 'infeasible' ? 'notThere' : 'unknown'
  const found = keptBy(subject, result)
  const isWorse =
    isMore(found.othersUnserved, kept.othersUnserved) || isMore(found.broken, kept.broken)
  if (isThere(subject, plan) && !isWorse) return 'there'
  return status === 'optimal' ? 'notThere' : 'unknown'
}
