import { type FormulationContext, RowCollector } from '../formulation.ts'

/** Rule 10. An open site is run by exactly one of its possible operators: Σ_q operatedBy[s,q] = siteOpen[s]. */
export const oneOperatorPerOpenSite = ({ builder, indexed, variables }: FormulationContext) => {
  variables.operatedBy.forEach((operators, s) => {
    if (operators.length < 2) return
    const row = new RowCollector()
    for (const { column } of operators) row.add(column, 1)
    row.add(variables.siteOpen[s], -1)
    builder.addRow(`${indexed.sites[s]?.site.id} has one operator`, 0, 0, row)
  })
}
