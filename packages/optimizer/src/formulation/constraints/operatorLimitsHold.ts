import { isOpenToday } from '../../scenario/indexFleet.ts'
import { type FormulationContext, RowCollector } from '../formulation.ts'
import { excessColumn } from '../neverWorse.ts'
import { givesWay, relaxationColumn, relaxationOf } from '../relaxations.ts'

/**
 * Rule 10. An operator runs no more than it is able to: Σ_s operatedBy[s,q] ≤ maxSites, and
 * Σ_s facilityPowerLimitKw[s] × operatedBy[s,q] ≤ maxFacilityPowerKw. What counts is the size of a hall, not what it draws today;
 * where limits give way, what its power limit is raised by counts as well.
 */
export const operatorLimitsHold = (context: FormulationContext) => {
  const { builder, indexed, variables, rowMeanings } = context
  const limits = [
    { field: 'maxSites', limit: 'operatorSites', rule: 'operatorSitesHold', sizeOf: () => 1 },
    {
      field: 'maxFacilityPowerKw',
      limit: 'operatorPower',
      rule: 'operatorPowerHolds',
      sizeOf: (s: number) => indexed.sites[s]?.site.facilityPowerLimitKw ?? 0,
    },
  ] as const
  indexed.operators.forEach((operator, q) => {
    for (const { field, limit, rule, sizeOf } of limits) {
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
      const mayGrow = rule === 'operatorPowerHolds' && givesWay(context, 'sitePowerHolds')
      if (!canBreak && !mayGrow) continue
      if (mayGrow) addRaisedPower(context, q, row)
      const largest = builder.largestValue(row)
      row.add(excessColumn(context, `${field} of ${operator.id}`, today, most), -1)
      row.add(
        relaxationColumn(context, rule, operator.id, largest, rule === 'operatorSitesHold'),
        -1,
      )
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

/** What power limits are raised by counts for the operator that runs the site: raised[s] − raisedUnder[s,q] ≤ most × (1 − operatedBy[s,q]). */
const addRaisedPower = (context: FormulationContext, q: number, row: RowCollector) => {
  const { builder, indexed, variables } = context
  variables.operatedBy.forEach((list, s) => {
    const { site } = indexed.sites[s] ?? {}
    const raised = site && relaxationOf(context, 'sitePowerHolds', site.id)
    const own = list.find(({ operatorIndex }) => operatorIndex === q)
    if (!raised || !own) return
    if (list.length === 1) {
      row.add(raised.column, 1)
      return
    }
    const name = `power of ${site.id} raised under ${indexed.operators[q]?.id}`
    const part = builder.addColumn(name, 0, raised.largest)
    builder.addRow(name, Number.NEGATIVE_INFINITY, raised.largest, {
      columns: [raised.column, part, own.column],
      values: [1, -1, raised.largest],
    })
    row.add(part, 1)
  })
}
