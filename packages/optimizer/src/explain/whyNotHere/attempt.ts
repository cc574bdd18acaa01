import type { SolveResult } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import type { Amendment } from './amendment.ts'
import type { MinimumChange, Rebate } from './answer.ts'
import { changesToChoose } from './changesToChoose.ts'
import { changesWithRoom } from './changesWithRoom.ts'
import { type Outcome, outcomeOf } from './replanned.ts'
import type { Subject } from './subject.ts'
import { type Base, planWith, verify } from './verify.ts'

/** What came of making the place legal in one way. */
export interface Attempt {
  /** The plan with it put there, and whether it is. */
  placed: SolveResult
  outcome: Outcome
  /** What it would have to cost less there to be chosen, once it is legal; null where that was not looked for or not found. */
  rebate: Rebate | null
  changes: MinimumChange[]
  notes: string[]
}

/** Goals at which no price changes where something runs, since another measure comes first. */
const goalsBeforeCost: ReadonlySet<string> = new Set(['carbon', 'latency'])

/**
 * The smallest changes that begin with some amendments, which make the place legal: just these; with more room where there is none; and with a price
 * or a limit at which the plan has it there by itself.
 *
 * @param wantsChoices Whether prices and limits are looked for at which it is chosen.
 */
export const attempt = async (
  subject: Subject,
  base: Base,
  amendments: Amendment[],
  wantsChoices: boolean,
  settings: AskSettings,
): Promise<Attempt> => {
  const isAsItIs = amendments.length === 0
  const placed = await planWith(subject, amendments, true, settings)
  const outcome = outcomeOf(subject, base.kept, placed)
  const result: Attempt = { placed, outcome, rebate: null, changes: [], notes: [] }
  if (outcome === 'unknown' || settings.isOver()) return result
  if (outcome === 'notThere') {
    const changes = await changesWithRoom(subject, base, amendments, settings)
    const notes = changes.length > 0 || settings.isOver() ? [] : [noRoom(subject, base)]
    return { ...result, changes, notes }
  }
  const isBase = isAsItIs && subject.kind === 'inference'
  const chosen = isBase ? base.result : await planWith(subject, amendments, false, settings)
  if (!isAsItIs) {
    const proposed = { kind: 'permission', amendments, mayBePutThere: true } as const
    const change = await verify(subject, base, proposed, settings, { placed, chosen })
    if (change) result.changes.push(change)
  }
  if (outcomeOf(subject, base.kept, chosen) !== 'notThere' || !wantsChoices) return result
  if (goalsBeforeCost.has(settings.objective))
    return {
      ...result,
      notes: [`The plan aims at ${settings.objective} first, so no price would bring it there.`],
    }
  if (!placed.plan || settings.isOver()) return result
  const { changes, rebate } = await changesToChoose(
    subject,
    base,
    amendments,
    placed.plan,
    chosen,
    settings,
  )
  return {
    ...result,
    rebate,
    changes: [...result.changes.map((change) => ({ ...change, rebate })), ...changes],
    notes: changes.length > 0 || settings.isOver() ? [] : [noChoice(subject)],
  }
}

const noRoom = ({ siteId }: Subject, { kept }: Base): string =>
  kept.othersUnserved > 0
    ? `No room was found with which it runs at ${siteId}: the plan leaves other demand out, which may take more room first.`
    : `No room was found with which it runs at ${siteId} while everything else is served.`

const noChoice = ({ siteId }: Subject): string =>
  `No price of ${siteId} and no limit of it alone would have the plan choose it: others would gain more by them, or it stays dearer there.`
