import { isOpenToday } from '../../scenario/indexFleet.ts'
import { type FormulationContext, RowCollector } from '../formulation.ts'
import { excessColumn } from '../neverWorse.ts'

/**
 * Rule 10. An operator runs no more than it is able to: Σ_s operatedBy[s,q] ≤ maxSites, and
 * Σ_s facilityPowerLimitKw[s] × operatedBy[s,q] ≤ maxFacilityPowerKw. What counts is the size of a hall, not what it draws today.
 */
export const operatorLimitsHold = (context: FormulationContext) => {
  const { builder, indexed, variables, rowMeanings } = context
  const limits = [
    { field: 'maxSites', limit: 'operatorSites', sizeOf: () => 1 },
    {
      field: 'maxFacilityPowerKw',
      limit: 'operatorPower',
      sizeOf: (s: number) => indexed.sites[s]?.site.facilityPowerLimitKw ?? 0,
    },
  ] as const
  indexed.operators.forEach((operator, q) => {
    for (const { field, limit, sizeOf } of limits) {
      const most = operator[field]
      if (most === null) continue
      const row = new RowCollector()
      let today = 0
      variables.operatedBy.forEach((list, s) => {
        row.add(list.find(({ operatorIndex }) => operatorIndex === q)?.column, sizeOf(s))
        const entry = indexed.sites[s]
        if (entry?.operatorIndex === q && isOpenToday(entry.site)) today += sizeOf(s)
      })
      const canBreak = row.values.reduce((sum, value) => sum + value, 0) > most
      if (!canBreak) continue
      row.add(excessColumn(context, `${field} of ${operator.id}`, today, most), -1)
      rowMeanings.push({
        row: builder.addRow(`${field} of ${operator.id}`, Number.NEGATIVE_INFINITY, most, row),
        limit,
        siteIndex: null,
        poolIndex: null,
        periodIndex: null,
        operatorIndex: q,
        limitValue: most,
        perUnit: 1,
      })
    }
  })
}
