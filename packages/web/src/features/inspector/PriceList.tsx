import { formatMoney, hoursPerMonth } from '../../format/money.ts'
import { formatNumber } from '../../format/numberFormat.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import type { LimitPriceView } from '../../view/limitPrices.ts'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { Selection } from '../../view/types.ts'
import { TryIt } from './TryIt.tsx'

interface Props {
  model: PlanningModel
  prices: readonly LimitPriceView[]
  /** Whether each line says at which site, with a way there. */
  namesSites?: boolean
  onSelect(selection: Selection): void
}

/** "One more kW saves ¥58 a month": what one more unit of each limit would save. */
export function PriceList({ model, prices, namesSites = false, onSelect }: Props) {
  return (
    <ul className='price-list'>
      {prices.map((price) => (
        <li key={price.id}>
          <span>
            {text.onePrice[price.limit]} {poolName(model, price)}
            {namesSites && <SiteLink model={model} price={price} onSelect={onSelect} />}
          </span>
          <span className='price-saving'>
            {text.saves(formatMoney(price.savingPerHour * hoursPerMonth, model.currency))}
            {price.upToMore !== null && price.upToMore >= 1 && (
              <span className='facts-note'>
                {text.upToMore(formatNumber(Math.floor(price.upToMore)))}
              </span>
            )}
            {price.isForThisPlanOnly && (
              <span className='facts-note' title={text.thisPlanOnlyHint}>
                {text.thisPlanOnly}
              </span>
            )}
          </span>
          <TryIt model={model} price={price} />
        </li>
      ))}
    </ul>
  )
}

function SiteLink({
  model,
  price,
  onSelect,
}: Pick<Props, 'model' | 'onSelect'> & { price: LimitPriceView }) {
  const { siteId } = price
  if (siteId === null) return null
  return (
    <button
      type='button'
      className='link-button price-site'
      onClick={() => onSelect({ kind: 'site', id: siteId })}
    >
      <bdi>{model.siteById.get(siteId)?.name ?? siteId}</bdi>
    </button>
  )
}

/** The accelerators of a pool, as their maker calls them. */
function poolName({ siteRecordById }: PlanningModel, { siteId, poolId }: LimitPriceView) {
  const site = siteId === null ? undefined : siteRecordById.get(siteId)
  const pool = site?.pools.find((each) => each.key === poolId)
  return pool ? <bdi className='muted'>{pool.acceleratorType.name}</bdi> : null
}
