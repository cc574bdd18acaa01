import { expect, test } from 'vitest'
import { planId } from './planId.ts'
import type { PlanDocument } from './tables.ts'

const document = {
  scenarioId: 's',
  scenarioVersion: 1,
  plan: { currency: 'CNY', openSiteIds: ['north', 'south'] },
} as PlanDocument

test('a plan that says the same has the same id, whatever the order of its fields', () => {
  const { plan, scenarioVersion, scenarioId } = document
  const { openSiteIds, currency } = plan
  const turned = { plan: { openSiteIds, currency }, scenarioVersion, scenarioId } as PlanDocument
  expect(planId(turned)).toBe(planId(document))
})

test('a plan that says something else has another id', () => {
  const otherOrder = { ...document.plan, openSiteIds: ['south', 'north'] }
  expect(planId({ ...document, plan: otherOrder })).not.toBe(planId(document))
  expect(planId({ ...document, scenarioVersion: 2 })).not.toBe(planId(document))
})
