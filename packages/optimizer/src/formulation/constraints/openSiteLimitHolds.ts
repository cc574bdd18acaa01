import { isOpenToday } from '../../scenario/indexFleet.ts'
import { type FormulationContext, RowCollector } from '../formulation.ts'
import { excessColumn } from '../neverWorse.ts'
import { relaxationColumn } from '../relaxations.ts'

/** Rule 12. Σ_s siteOpen[s] ≤ maxOpenSites. */
export const openSiteLimitHolds = (context: FormulationContext) => {
  const { builder, indexed, variables, rowMeanings } = context
  const { maxOpenSites } = indexed.fleet.policy
  if (maxOpenSites === null) return
  const row = new RowCollector()
  for (const column of variables.siteOpen) row.add(column, 1)
  const openToday = indexed.sites.filter(({ site }) => isOpenToday(site)).length
  row.add(excessColumn(context, 'the open-site limit', openToday, maxOpenSites), -1)
  row.add(
    relaxationColumn(context, 'openSiteLimitHolds', 'the fleet', indexed.sites.length, true),
    -1,
  )
  rowMeanings.push({
    row: builder.addRow('open sites', Number.NEGATIVE_INFINITY, maxOpenSites, row),
    limit: 'openSites',
    siteIndex: null,
    poolIndex: null,
    periodIndex: null,
    operatorIndex: null,
    limitValue: maxOpenSites,
    perUnit: 1,
  })
}
