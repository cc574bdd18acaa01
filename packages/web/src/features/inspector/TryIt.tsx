import { raiseLimit } from '../../actions/raiseLimit.ts'
import { formatCounted } from '../../format/count.ts'
import { formatCarbon, formatPower } from '../../format/quantity.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import type { LimitPriceView } from '../../view/limitPrices.ts'
import type { PlanningModel } from '../../view/planningModel.ts'

const formats: Record<LimitPriceView['limit'], (step: number) => string> = {
  POOL_CAPACITY: (count) => formatCounted(count, text.stepUnits.accelerators),
  SITE_POWER: formatPower,
  OPEN_SITES: (count) => formatCounted(count, text.stepUnits.sites),
  CARBON_BUDGET: formatCarbon,
  OPERATOR_SITES: (count) => formatCounted(count, text.stepUnits.sites),
  OPERATOR_POWER: formatPower,
  MOVES: (count) => formatCounted(count, text.stepUnits.moves),
  MIGRATION: (count) => formatCounted(count, text.stepUnits.gigabytes),
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
