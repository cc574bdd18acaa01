import { isOver } from '../../planning/runView.ts'
import { usePlanningState } from '../../planning/usePlanning.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { Section } from '../../ui/Section.tsx'
import { limitPrices } from '../../view/limitPrices.ts'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { Selection } from '../../view/types.ts'
import { CostTable } from './CostTable.tsx'
import { LayerTable } from './LayerTable.tsx'
import { PriceList } from './PriceList.tsx'
import { ProofSection } from './ProofSection.tsx'
import { UnservedList } from './UnservedList.tsx'

interface Props {
  model: PlanningModel
  onSelect(selection: Selection): void
}

const dearestShown = 5

/** The plan as a whole: how good it is, what it costs, and which limits cost most. */
export function PlanOverview({ model, onSelect }: Props) {
  const { plan, currency } = model
  const { run } = usePlanningState()
  const isSearching = run !== null && !isOver(run.run)
  if (!plan) {
    return (
      <>
        <header className='inspector-header'>
          <h2>{text.todayTitle}</h2>
        </header>
        {!isSearching && <p className='inspector-lead'>{text.noPlan}</p>}
        <CostTable before={model.scenario.head.fleet.account} after={null} currency={currency} />
      </>
    )
  }
  const { head } = plan
  const result = head.solveRun?.result
  const prices = limitPrices(head.prices).slice(0, dearestShown)
  return (
    <>
      <header className='inspector-header'>
        <h2>{text.planTitle}</h2>
      </header>
      {result && (
        <ProofSection result={result} certificate={head.certificate} currency={currency} />
      )}
      <CostTable before={head.before} after={head.account} currency={currency} />
      {result?.layers && <LayerTable layers={result.layers} currency={currency} />}
      {head.unserved.length > 0 && <UnservedList model={model} onSelect={onSelect} />}
      {prices.length > 0 && (
        <Section title={text.pricesOfPlan}>
          <PriceList model={model} prices={prices} namesSites onSelect={onSelect} />
        </Section>
      )}
    </>
  )
}
