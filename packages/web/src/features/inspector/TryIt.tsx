import { raiseLimit } from '../../actions/raiseLimit.ts'
import { formatCount } from '../../format/count.ts'
import { formatCarbon, formatPower } from '../../format/quantity.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import type { LimitPriceView } from '../../view/limitPrices.ts'
import type { PlanningModel } from '../../view/planningModel.ts'

const formats: Record<LimitPriceView['limit'], (step: number) => string> = {
  POOL_CAPACITY: (count) => text.stepUnits.accelerators(formatCount(count)),
  SITE_POWER: formatPower,
  OPEN_SITES: (count) => text.stepUnits.sites(formatCount(count)),
  CARBON_BUDGET: formatCarbon,
  OPERATOR_SITES: (count) => text.stepUnits.sites(formatCount(count)),
  OPERATOR_POWER: formatPower,
  MOVES: (count) => text.stepUnits.moves(formatCount(count)),
  MIGRATION: (gb) => text.stepUnits.gigabytes(formatCount(gb)),
}

/** Adds one more step of a limit to the scenario, to see what it brings. */
export function TryIt({ model, price }: { model: PlanningModel; price: LimitPriceView }) {
  const planning = usePlanning()
  const { isSending } = usePlanningState()
  const { maxMoves, maxMigrationGb } = model.scenario.head.fleet.policy
  const edits = raiseLimit(price, { maxMoves, maxMigrationGb })
  if (edits.length === 0) return null
  return (
    <button
      type='button'
      className='link-button price-try'
      disabled={isSending}
      onClick={() => void planning.edit(edits, { isTold: true })}
    >
      {text.tryIt(formats[price.limit](price.step))}
    </button>
  )
}
