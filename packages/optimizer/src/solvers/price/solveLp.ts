import type { Highs } from 'highs'
import { Core } from './core.ts'
import { descend, unitCosts, trace } from './descend.ts'
import type { GroupedProgram } from './groupedProgram.ts'
import { priceAll, type Pricing } from './pricing.ts'

const keepShare = 0.003

export const solveLp = (highs: Highs, program: GroupedProgram) => {
  let t0 = performance.now()
  const lap = (name: string) => {
    const now = performance.now()
    trace.push(`${name} ${(now - t0).toFixed(1)} ms`)
    t0 = now
  }
  const { rowCount, groupCount } = program
  const price = new Float64Array(rowCount)
  const dual = descend(program, price)
  lap('descend')
  const unit = unitCosts(program)
  const excessCost = unit.map((u, r) => 20 * (u + price[r]!))
  const pricing: Pricing = {
    bound: 0,
    least: new Float64Array(groupCount),
    cheapest: new Int32Array(groupCount),
  }
  // Build the core.
  let typical = 0
  for (let k = 0; k < groupCount; k++) typical += dual.scale[k]!
  const core = new Core(highs, program, excessCost, typical / groupCount)
  const groups: number[] = []
  const columnsOf: number[][] = []
  const extras: { c: number; share: number }[] = []
  const first = new Map<number, number>()
  for (let k = 0; k < groupCount; k++) {
    let best = dual.start[k]!
    for (let i = best; i < dual.start[k + 1]!; i++) if (dual.share[i]! > dual.share[best]!) best = i
    const columns = [dual.columns[best]!]
    for (let i = dual.start[k]!; i < dual.start[k + 1]!; i++)
      if (i !== best && dual.share[i]! > keepShare) {
        columns.push(dual.columns[i]!)
        extras.push({ c: dual.columns[i]!, share: dual.share[i]! })
        first.set(dual.columns[i]!, columns[0]!)
      }
    core.fix(dual.groups[k]!, columns[0]!)
    if (columns.length > 1) {
      groups.push(dual.groups[k]!)
      columnsOf.push(columns)
    }
  }
  core.admit(groups, columnsOf)
  extras.sort((a, b) => b.share - a.share || a.c - b.c)
  lap('build core')
  core.crash(
    extras.map(({ c }) => c),
    (c) => first.get(c)!,
    price,
  )
  lap('crash')
  let rounds = 0
  for (; rounds < 50; rounds++) {
    const before = core.iterations
    const ok = core.solve(100)
    const dualRow = core.readPrices(price)
    lap(`core ${JSON.stringify(core.size)} ${core.iterations - before} iterations ${ok}`)
    priceAll(program, price, pricing)
    const added = core.addMissing(pricing, price, dualRow, 1e-10)
    lap(`price: bound ${pricing.bound} added ${added}`)
    if (added === 0) break
  }
  let cost = program.offset
  const { excess } = core.readPlan((c, share) => {
    cost += program.cost[c]! * share
  })
  core.dispose()
  return { cost, bound: pricing.bound, excess, rounds }
}
