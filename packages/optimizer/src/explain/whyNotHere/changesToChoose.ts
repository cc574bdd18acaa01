import type { Plan, SolveResult } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { type Amendment, amended, together } from './amendment.ts'
import type { MinimumChange, Rebate } from './answer.ts'
import { growths } from './growth.ts'
import { openPlacingProgram } from './placingProgram.ts'
import { priceFalls } from './priceFalls.ts'
import { rebateFor } from './rebate.ts'
import { keptBy } from './replanned.ts'
import type { Subject } from './subject.ts'
import { type Base, verify } from './verify.ts'

/**
 * The smallest changes with which the plan has it there by itself, on top of some amendments that make the place legal: a price of the site that
 * falls, or a limit of it that grows; and what it would have to cost less there without any.
 *
 * @param placed The plan with the amendments and it put there.
 * @param chosen The plan with the amendments.
 */
export const changesToChoose = async (
  subject: Subject,
  base: Base,
  amendments: Amendment[],
  placed: Plan,
  chosen: SolveResult,
  settings: AskSettings,
): Promise<{ changes: MinimumChange[]; rebate: Rebate | null }> => {
  const { fleet } = amended(subject.fleet, amendments)
  const program = await openPlacingProgram(subject, fleet, keptBy(subject, chosen), settings)
  try {
    const extraPerHour = placed.account.costPerHour - (chosen.plan?.account.costPerHour ?? 0)
    const rebate = rebateFor(program, subject, extraPerHour, settings)
    const poolId = mainPool(subject, placed)
    const found = [
      ...priceFalls(program, subject, fleet, poolId, settings).map(
        (fall) => ({ kind: 'price', amendment: fall }) as const,
      ),
      ...growths(program, fleet, settings).map(
        (growth) => ({ kind: 'room', amendment: growth }) as const,
      ),
    ]
    const changes: MinimumChange[] = []
    for (const { amendment, kind } of found) {
      const list = together(amendments, [amendment])
      const proposed = { kind, amendments: list, mayBePutThere: false }
      const change = await verify(subject, base, proposed, settings)
      if (change) changes.push(change)
    }
    return { changes, rebate }
  } finally {
    program.session.dispose()
  }
}

/** The pool of the site at which most of it runs in a plan. */
const mainPool = ({ siteId, workloadId }: Subject, { placements }: Plan): string => {
  const there = placements
    .filter((placement) => placement.workloadId === workloadId && placement.siteId === siteId)
    .sort((a, b) => b.acceleratorsBusy - a.acceleratorsBusy)
  return there[0]?.poolId ?? ''
}
