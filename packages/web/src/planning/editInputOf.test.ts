import { describe, expect, it } from 'vitest'
import { editInputOf } from './editInputOf.ts'

describe('a stored edit', () => {
  it('is sent again under its kind', () => {
    expect(editInputOf({ kind: 'closeSite', siteId: 'a' })).toEqual({ closeSite: { siteId: 'a' } })
  })

  it('names collections as the server spells them', () => {
    expect(editInputOf({ kind: 'remove', collection: 'trainingWorkloads', id: 'j' })).toEqual({
      remove: { collection: 'TRAINING_WORKLOADS', id: 'j' },
    })
  })

  it('is nothing where there is no kind', () => {
    expect(editInputOf({ siteId: 'a' })).toBeNull()
    expect(editInputOf(null)).toBeNull()
  })
})
