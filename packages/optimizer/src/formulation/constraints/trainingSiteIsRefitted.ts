import { type FormulationContext, RowCollector } from '../formulation.ts'
import { busyWith } from './busyAccelerators.ts'
import { kindNeedsDecision } from './kindNeedsDecision.ts'

/**
 * Rule 9. A training-only site serves inference only once it is refitted, and only an open site is refitted:
 * busy with inference[p,t] ≤ count × (1 − reserveFraction) × refitted[s], refitted[s] ≤ siteOpen[s].
 */
export const trainingSiteIsRefitted = (context: FormulationContext) => {
  const { builder, indexed, variables } = context
  if (variables.refitted.every((column) => column < 0)) return
  const busy = busyWith(context, 'inference')
  variables.refitted.forEach((column, s) => {
    if (column < 0) return
    const id = indexed.sites[s]?.site.id
    kindNeedsDecision(context, busy, s, [column], `inference at ${id} needs a refit`)
    const row = new RowCollector()
    row.add(column, 1)
    row.add(variables.siteOpen[s], -1)
    builder.addRow(`${id} is refitted while open`, Number.NEGATIVE_INFINITY, 0, row)
  })
}
