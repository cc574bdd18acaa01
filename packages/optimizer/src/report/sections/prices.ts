import type { LimitPrice } from '@berth/shared'
import { upperFirst } from '../../words/numbers.ts'
import type { ReportSection, ReportTable } from '../document.ts'
import type { PlanSide, Subject } from '../subject.ts'
import { tableOf } from '../table.ts'
import { namesOf } from '../words/names.ts'
import { said } from '../words/quantity.ts'

const limitNames: Record<LimitPrice['limit'], string> = {
  poolCapacity: 'Accelerators',
  sitePower: 'Site power',
  openSites: 'Open sites',
  carbonBudget: 'Carbon budget',
  operatorSites: 'Sites of an operator',
  operatorPower: 'Power of an operator',
  moves: 'Moves',
  migration: 'Data moved',
}

const unitNames: Record<LimitPrice['unit'], string> = {
  accelerator: 'accelerator',
  kW: 'kW',
  site: 'site',
  kgPerDay: 'kg/day',
  move: 'move',
  GB: 'GB',
}

/** What one more of a limit would save, all periods of the day together. */
interface Price {
  limit: LimitPrice['limit']
  entityId: string | null
  savingPerHour: number
  unit: LimitPrice['unit']
  limitValue: number
  /** How much more of the limit saves as much; null where nothing ends it. */
  upToMore: number | null
  validFor: LimitPrice['validFor']
}

/** Which limits cost most: what one more unit of each would save. Nothing where no plan came with prices. */
export const priceSection = (subject: Subject): ReportSection | null => {
  const priced = subject.plans.filter(({ proof }) => proof !== null)
  if (priced.length === 0) return null
  return {
    id: 'prices',
    title: 'What one more of a limit is worth',
    text: priced.map((side) => priceText(subject, side)),
    charts: [],
    tables: priced
      .filter((side) => pricesOf(side).length > 0)
      .map((side) => priceTable(subject, side)),
  }
}

const least = (a: number | null, b: number | null) =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

const pricesOf = ({ proof }: PlanSide): Price[] => {
  const prices = new Map<string, Price>()
  for (const price of proof?.prices ?? []) {
    const { limit, limitValue, unit, validFor, sensitivityRange, shadowPrice } = price
    const entityId = price.poolId ?? price.siteId ?? price.operatorId
    const key = `${limit} ${entityId}`
    const known = prices.get(key)
    const more = sensitivityRange.to === null ? null : Math.max(0, sensitivityRange.to - limitValue)
    prices.set(key, {
      limit,
      entityId,
      savingPerHour: (known?.savingPerHour ?? 0) - shadowPrice,
      unit,
      limitValue,
      upToMore: least(known?.upToMore ?? null, more),
      validFor,
    })
  }
  return [...prices.values()]
    .filter(({ savingPerHour }) => savingPerHour > 1e-9)
    .sort((a, b) => b.savingPerHour - a.savingPerHour)
}

const nameOfEntity = ({ fleet }: Subject, { entityId, limit }: Price): string => {
  if (entityId === null) return 'the fleet'
  const names = namesOf(fleet)
  if (limit === 'operatorPower' || limit === 'operatorSites') return names.operator(entityId)
  const siteId = fleet.pools.find(({ id }) => id === entityId)?.siteId
  return siteId === undefined ? names.site(entityId) : `${entityId}, ${names.site(siteId)}`
}

const priceText = (subject: Subject, side: PlanSide): string => {
  const [first] = pricesOf(side)
  if (!first)
    return side.proof?.engine.name === 'simplex-js'
      ? `${upperFirst(side.phrase)} comes without prices: simplex-js gives none. To have them, plan with --engine highs.`
      : `No limit of ${side.phrase} has a price: none is used up where more of it would save something, or the search ended before there were prices.`
  const amount = said(first.savingPerHour, 'currencyPerHour', subject.fleet.currency)
  return `In ${side.phrase}, one more ${unitNames[first.unit]} of ${limitNames[first.limit].toLowerCase()} (${nameOfEntity(subject, first)}) would save ${amount}.${first.validFor === 'thisPlanOnly' ? ' Prices hold while the open sites and the places of gangs stay as they are.' : ''}`
}

const priceTable = (subject: Subject, side: PlanSide): ReportTable =>
  tableOf<Price>(
    {
      id: subject.plans.length === 1 ? 'prices' : `${side.key}Prices`,
      caption: `Limits of ${side.phrase} that cost something, the dearest first; all periods of the day together`,
    },
    [
      { key: 'entityId', title: 'Id', kind: 'id', isDetail: true, cell: (price) => price.entityId },
      {
        key: 'entity',
        title: 'Whose',
        kind: 'name',
        cell: (price) => nameOfEntity(subject, price),
      },
      { key: 'limit', title: 'Limit', kind: 'text', cell: ({ limit }) => limitNames[limit] },
      {
        key: 'limitValue',
        title: 'As it is',
        kind: 'number',
        unit: 'count',
        cell: ({ limitValue }) => limitValue,
      },
      { key: 'limitUnit', title: 'Unit', kind: 'text', cell: ({ unit }) => unitNames[unit] },
      {
        key: 'savingPerHour',
        title: 'One more saves',
        kind: 'number',
        unit: 'currencyPerHour',
        cell: ({ savingPerHour }) => savingPerHour,
      },
      {
        key: 'upToMore',
        title: 'Holds for as many more',
        kind: 'number',
        unit: 'count',
        cell: ({ upToMore }) => upToMore,
      },
    ],
    pricesOf(side),
  )
