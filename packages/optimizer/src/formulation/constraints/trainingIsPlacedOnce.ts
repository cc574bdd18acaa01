import type { FormulationContext } from '../formulation.ts'
import { RowCollector } from '../formulation.ts'

/**
 * Rule 2. A gang runs in exactly one pool or nowhere: Σ_p trainingPlaced[j,p] + trainingUnplaced[j] = 1.
 * One that may wait runs its hours there: Σ_t trainingHours[j,p,t] = hoursPerDay × trainingPlaced[j,p].
 * That no period gives more hours than it has is a bound of the column: where the gang is placed it is the rule,
 * and where it is not the sum is 0, so stating it as a row as well would add a row per choice and period for nothing.
 */
export const trainingIsPlacedOnce = ({
  builder,
  candidates,
  indexed,
  variables,
}: FormulationContext) => {
  const { gangs, periodCount } = indexed
  const { trainingPlaced, trainingHours, trainingUnplaced } = variables
  const rows = gangs.map(() => new RowCollector())
  trainingUnplaced.forEach((column, j) => rows[j]?.add(column, 1))
  candidates.training.forEach(({ gangIndex }, c) => rows[gangIndex]?.add(trainingPlaced[c], 1))
  rows.forEach((row, j) => builder.addRow(`${gangs[j]?.workload.id} is placed once`, 1, 1, row))

  candidates.training.forEach(({ gangIndex }, c) => {
    if ((trainingHours[c * periodCount] ?? -1) < 0) return
    const { id, hoursPerDay } = gangs[gangIndex]?.workload ?? { id: '', hoursPerDay: 24 }
    const total = new RowCollector()
    for (let t = 0; t < periodCount; t++) total.add(trainingHours[c * periodCount + t], 1)
    total.add(trainingPlaced[c], -hoursPerDay)
    builder.addRow(`${id} runs its hours`, 0, 0, total)
  })
}
