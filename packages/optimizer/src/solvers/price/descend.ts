import type { GroupedProgram } from './groupedProgram.ts'
import { SmoothDual } from './smoothDual.ts'

/** Temperatures, from coarse to fine, and how many groups are looked at. */
const levels = [
  { groups: 200, temperatures: [0.3, 0.1, 0.03, 0.01] },
  { groups: 1600, temperatures: [0.006, 0.003] },
  { groups: Number.POSITIVE_INFINITY, temperatures: [0.0015, 0.0006] },
]
export const trace: string[] = []
/** Mean cost of a column over its use of each row: what a unit of a limit may be worth. */
export const unitCosts = ({
  cost,
  entryStart,
  entryRow,
  entryUse,
  columnCount,
  rowCount,
}: GroupedProgram) => {
  const sum = new Float64Array(rowCount)
  const use = new Float64Array(rowCount)
  const stride = Math.max(1, Math.floor(columnCount / 200_000))
  for (let c = 0; c < columnCount; c += stride) {
    if (cost[c] === Number.POSITIVE_INFINITY) continue
    for (let e = entryStart[c]!; e < entryStart[c + 1]!; e++) {
      const r = entryRow[e]!
      sum[r] = sum[r]! + Math.abs(cost[c]!)
      use[r] = use[r]! + Math.abs(entryUse[e]!)
    }
  }
  return sum.map((total, r) => (use[r]! > 0 ? total / use[r]! : 1))
}

export const descend = (program: GroupedProgram, price: Float64Array) => {
  const unit = unitCosts(program)
  const dual = new SmoothDual(program)
  for (const { groups: count, temperatures } of levels) {
    const groups = sample(program, count)
    for (const [k, t] of temperatures.entries()) {
      const t0 = performance.now()
      const margin = 8 * t + 0.006
      let rounds = 0
      for (; rounds < 4; rounds++) {
        dual.screen(groups, price, margin, unit)
        if (!dual.descend(price, t, 0.01 * t, 30)) break
      }
      trace.push(
        `groups ${groups.length} t ${t} rounds ${rounds + 1} list ${dual.start[groups.length]} ${(performance.now() - t0).toFixed(1)} ms`,
      )
      void k
    }
    if (groups.length === program.groupCount && count < Number.POSITIVE_INFINITY) continue
  }
  return dual
}

/** Groups spread over all sizes: sorted by number of columns, then by their dearest column, every k-th is taken. */
const sample = ({ groupCount, groupStart, cost }: GroupedProgram, count: number): Int32Array => {
  const all = Int32Array.from({ length: groupCount }, (_, g) => g)
  if (count >= groupCount) return all
  const last = (g: number) => cost[groupStart[g + 1]! - 1]!
  const size = (g: number) => groupStart[g + 1]! - groupStart[g]!
  all.sort((a, b) => size(a) - size(b) || last(a) - last(b))
  return Int32Array.from(
    { length: count },
    (_, k) => all[Math.floor(((k + 0.5) * groupCount) / count)]!,
  ).sort()
}
