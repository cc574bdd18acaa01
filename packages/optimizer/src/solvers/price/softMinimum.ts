import type { GroupedProgram } from './groupedProgram.ts'
import type { ShortLists } from './shortLists.ts'

/**
 * F(λ) = λ·limit − Σ_g w [min_g − t_g log Σ_c exp((min_g − rc_c) / t_g)], with rc_c = cost_c + λ·use_c and t_g = temperature × scale_g,
 * over the columns in the lists. Leaves the shares (the weights of the exponentials) in the lists and the gradient in `gradient`.
 */
export const evaluateDual = (
  { limit, rowCount }: GroupedProgram,
  lists: ShortLists,
  price: Float64Array,
  temperature: number,
  gradient: Float64Array,
): number => {
  const { start, share, scale, groupCount, weight, cost, entryStart, entryRow, entryUse } = lists
  let value = 0
  for (let r = 0; r < rowCount; r++) value += price[r]! * limit[r]!
  gradient.set(limit)
  let soft = 0
  for (let k = 0; k < groupCount; k++) {
    const [first, end] = [start[k]!, start[k + 1]!]
    let low = Number.POSITIVE_INFINITY
    for (let i = first; i < end; i++) {
      let rc = cost[i]!
      for (let e = entryStart[i]!, to = entryStart[i + 1]!; e < to; e++)
        rc += price[entryRow[e]!]! * entryUse[e]!
      share[i] = rc
      if (rc < low) low = rc
    }
    const t = temperature * scale[k]!
    const inverse = 1 / t
    let sum = 0
    for (let i = first; i < end; i++) {
      const x = (low - share[i]!) * inverse
      const p = x > -40 ? Math.exp(x) : 0
      share[i] = p
      sum += p
    }
    soft += low - t * Math.log(sum)
    const norm = 1 / sum
    for (let i = first; i < end; i++) {
      const p = share[i]! * norm
      share[i] = p
      if (p < 1e-9) continue
      const amount = p * weight
      for (let e = entryStart[i]!, to = entryStart[i + 1]!; e < to; e++) {
        const r = entryRow[e]!
        gradient[r] = gradient[r]! - amount * entryUse[e]!
      }
    }
  }
  return value - weight * soft
}
