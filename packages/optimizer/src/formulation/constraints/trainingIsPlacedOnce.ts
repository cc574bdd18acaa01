import type { FormulationContext } from '../formulation.ts'
import { RowCollector } from '../formulation.ts'

/**
 * Rule 2. A gang runs in exactly one pool or nowhere: Σ_p trainingPlaced[j,p] + trainingUnplaced[j] = 1.
 * One that may wait runs its hours there: Σ_t trainingHours[j,p,t] = hoursPerDay × trainingPlaced[j,p],
 * and no period gives more hours than it has: trainingHours[j,p,t] ≤ hours[t] × trainingPlaced[j,p].
 */
export const trainingIsPlacedOnce = ({
  builder,
  candidates,
  indexed,
  variables,
}: FormulationContext) => {
  const { gangs, periodCount, periodHours } = indexed
  const { trainingPlaced, trainingHours, trainingUnplaced } = variables
  const rows = gangs.map(() => new RowCollector())
  trainingUnplaced.forEach((column, j) => rows[j]?.add(column, 1))
  candidates.training.forEach(({ gangIndex }, c) => rows[gangIndex]?.add(trainingPlaced[c], 1))
  rows.forEach((row, j) => builder.addRow(`${gangs[j]?.workload.id} is placed once`, 1, 1, row))

  candidates.training.forEach(({ gangIndex }, c) => {
    if ((trainingHours[c * periodCount] ?? -1) < 0) return
    const { id, hoursPerDay } = gangs[gangIndex]?.workload ?? { id: '', hoursPerDay: 24 }
    const total = new RowCollector()
    for (let t = 0; t < periodCount; t++) {
      const hours = trainingHours[c * periodCount + t]
      total.add(hours, 1)
      const within = new RowCollector()
      within.add(hours, 1)
      within.add(trainingPlaced[c], -(periodHours[t] ?? 0))
      builder.addRow(`${id} runs where it is placed`, Number.NEGATIVE_INFINITY, 0, within)
    }
    total.add(trainingPlaced[c], -hoursPerDay)
    builder.addRow(`${id} runs its hours`, 0, 0, total)
  })
}
