import { expect, it } from 'vitest'
import type { SiteView } from '../../view/types.ts'
import { describeSite } from './describeSite.ts'
import { shapeOf, utilisationBand } from './markStyle.ts'

const guian: SiteView = {
  id: 'guian1',
  name: 'Guian-1',
  latitude: 26.4,
  longitude: 106.6,
  operatorName: 'Guizhou Computing',
  status: 'operating',
  servesInference: true,
  acceleratorCount: 3_000,
  isOpenToday: true,
  busyToday: 1_230, // 1,230 of 3,000 = 41 %
  plan: { decision: 'keep', isOpen: true, busy: 1_500, reason: '' },
  facilityPowerLimitKw: 4_000,
  pue: 1.2,
  powerKw: { today: 3000, plan: null },
  brokenLimits: [],
}

it('names a site, its size, its use and its decision', () => {
  expect(describeSite(guian, 'today')).toBe(
    'Guian-1, 3,000 accelerators, 41\u00a0% used, stays open',
  )
})

it('says that limits are broken today, and only today', () => {
  const broken = { ...guian, brokenLimits: ['facility power'] }
  expect(describeSite(broken, 'today')).toMatch(/1 limit broken today$/)
  expect(describeSite(broken, 'plan')).not.toMatch(/broken/)
})

it('shows no use for a site that is shut on the chosen side', () => {
  const closing: SiteView = {
    ...guian,
    plan: { decision: 'close', isOpen: false, busy: 0, reason: '' },
  }
  expect(describeSite(closing, 'plan')).toBe('Guian-1, 3,000 accelerators, closes')
  expect(utilisationBand(closing, 'plan')).toBeNull()
  expect(utilisationBand(closing, 'today')).toBe(2)
})

it('falls back to the state of today where there is no plan', () => {
  expect(shapeOf({ ...guian, plan: null })).toBe('keep')
  expect(shapeOf({ ...guian, plan: null, isOpenToday: false })).toBe('staysShut')
  expect(shapeOf({ ...guian, plan: null, status: 'underConstruction' })).toBe('notReady')
})
