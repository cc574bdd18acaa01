import type { FormulationContext } from '../formulation.ts'
import { RowCollector } from '../formulation.ts'

/** Rule 12. Σ_s siteOpen[s] ≤ maxOpenSites. */
export const openSiteLimitHolds = ({
  builder,
  indexed,
  variables,
  rowMeanings,
}: FormulationContext) => {
  const { maxOpenSites } = indexed.fleet.policy
  if (maxOpenSites === null) return
  const row = new RowCollector()
  for (const column of variables.siteOpen) row.add(column, 1)
  rowMeanings.push({
    row: builder.addRow('open sites', Number.NEGATIVE_INFINITY, maxOpenSites, row),
    limit: 'openSites',
    siteIndex: null,
    poolIndex: null,
    periodIndex: null,
  })
}
