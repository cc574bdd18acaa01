import type { FormulationContext } from './formulation.ts'

/**
 * Rule 13. A limit that is broken today may stay broken by no more than it is, excess ≤ today − limit, and the highest tier
 * minimises Σ excess / max(limit, 1). Only limits on what sites do by being open need this: whatever runs can be left unserved,
 * a site that the planner keeps open cannot be shut. Returns the column of the excess, or −1 where the limit holds today.
 */
export const excessColumn = (
  { builder, excess }: Pick<FormulationContext, 'builder' | 'excess'>,
  name: string,
  today: number,
  limit: number,
): number => {
  if (today <= limit * (1 + 1e-9)) return -1
  const column = builder.addColumn(`excess over ${name}`, 0, today - limit)
  excess.push({ column, name, limit })
  return column
}
