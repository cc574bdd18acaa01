import type { FleetInput, Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { migrationWaves } from '../../src/explore/waves/migrationWaves.ts'
import type { WavesQuestion } from '../../src/explore/waves/wavesAnswer.ts'
import { plan as makePlan } from '../../src/plan.ts'

export type Change = (input: FleetInput) => void
export const planFor = async (change: Change): Promise<Plan> => {
  const { plan } = await makePlan(tinyFleet(change), { objective: 'cost', gapRelative: 0 })
  if (!plan) throw new Error('The tiny fleet has a plan.')
  return plan
}
/** The way to the cheapest plan of the tiny fleet after a change; `onlyPlan` changes what is planned for besides. */
export const wavesOf = async (
  change: Change = () => {},
  question: WavesQuestion = {},
  onlyPlan: Change = () => {},
) => {
  const plan = await planFor((input) => {
    change(input)
    onlyPlan(input)
  })
  const fleet = tinyFleet(change)
  return { fleet, plan, answer: migrationWaves(fleet, plan, question) }
}
export const siteCalled = (input: FleetInput, id: string) => {
  const site = input.sites.find((entry) => entry.id === id)
  if (!site) throw new Error(`There is no site ${id}.`)
  return site
}
export const poolCalled = (input: FleetInput, id: string) => {
  const pool = input.pools.find((entry) => entry.id === id)
  if (!pool) throw new Error(`There is no pool ${id}.`)
  return pool
}
export const trainOf = (input: FleetInput) => {
  const [train] = input.trainingWorkloads ?? []
  if (!train) throw new Error('There is a training.')
  return train
}
export const otherTrain = (input: FleetInput, id: string, currentPoolId: string) => ({
  ...trainOf(input),
  id,
  name: id,
  currentPoolId,
})
