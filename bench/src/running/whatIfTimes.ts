import { highsSolver, type LinearSolver, placementProgram } from '@berth/optimizer/testing'
import { findPriceSolver } from '../engines/price.ts'
import { answerOf } from '../engines/sessionEngine.ts'
import type { BenchInstance } from '../instances/instance.ts'
import { drawEdits } from './edits.ts'
import { differenceOf, editTimes } from './editTimes.ts'
import type { Message, Task } from './task.ts'

const editCount = 200
/** Every so many edits the answer is compared with a solve from nothing. */
const comparedEvery = 10

/** Applies edits to a solved program one at a time, each set back before the next, and times the solve after each. */
export const whatIfTimes = async (
  { engine, timeLimitSeconds }: Extract<Task, { kind: 'whatIf' }>,
  { program }: BenchInstance,
  say: (message: Message) => Promise<void>,
) => {
  const startedAt = performance.now()
  const solver = engine === 'price' ? findPriceSolver() : highsSolver
  if (!solver) throw new Error(`${engine} is not installed`)
  const loadSeconds = (performance.now() - startedAt) / 1000
  const model = placementProgram(program)
  const options = { gapRelative: 0, timeLimitSeconds }
  const session = await solver.open(model)
  const first = session.solve(options)
  await say({ kind: 'ready', columns: model.columnCount, loadSeconds })
  const seconds: number[] = []
  const cold: number[] = []
  let worstDifference = 0
  for (const [k, edit] of drawEdits(model, program.workloads, editCount).entries()) {
    edit.apply(session)
    const since = performance.now()
    const warm = session.solve(options)
    seconds.push((performance.now() - since) / 1000)
    if (k % comparedEvery === 0) {
      const fresh = await solveFresh(solver, edit.of(model), options)
      cold.push(fresh.seconds)
      worstDifference = Math.max(
        worstDifference,
        differenceOf(warm.objectiveValue, fresh.objectiveValue),
      )
    }
    edit.undo(session)
    session.solve(options)
  }
  session.dispose()
  await say(editTimes({ seconds, coldSeconds: cold, worstDifference }, answerOf(first)))
}

const solveFresh = async (
  solver: LinearSolver,
  model: Parameters<LinearSolver['open']>[0],
  options: { gapRelative: number; timeLimitSeconds: number },
) => {
  const session = await solver.open(model)
  const since = performance.now()
  const { objectiveValue } = session.solve(options)
  const seconds = (performance.now() - since) / 1000
  session.dispose()
  return { objectiveValue, seconds }
}
