import { type FormulationContext, RowCollector } from '../formulation.ts'
import { withoutImplied } from './busyAccelerators.ts'
import { mostUsable } from './poolCapacityHolds.ts'

/** busy[p,t] ≤ usable accelerators of p × Σ decisions, for every pool of a site and every period that no other one implies. */
export const kindNeedsDecision = (
  context: FormulationContext,
  busy: RowCollector[],
  siteIndex: number,
  decisions: readonly number[],
  name: string,
) => {
  const { builder, indexed } = context
  const { periodCount } = indexed
  for (const p of indexed.sites[siteIndex]?.poolIndexes ?? []) {
    const rows = busy.slice(p * periodCount, (p + 1) * periodCount)
    for (const t of withoutImplied(rows)) {
      const part = rows[t]
      if (!part || part.columns.length === 0) continue
      const row = new RowCollector()
      part.columns.forEach((column, k) => row.add(column, part.values[k] ?? 0))
      for (const column of decisions) row.add(column, -mostUsable(context, p))
      builder.addRow(name, Number.NEGATIVE_INFINITY, 0, row)
    }
  }
}
