import { expect, it } from 'vitest'
import { type FigureSource, sourceOf, sourcesOf } from './figureSources.ts'

const source = (key: string): FigureSource => ({
  key,
  kind: 'ASSUMPTION',
  title: key,
  url: null,
  date: '2025',
})
const fleet = {
  figureSources: [
    { collection: 'sites', entityId: null, field: 'pue', source: source('all') },
    { collection: 'sites', entityId: 'a', field: 'pue', source: source('own') },
    { collection: 'sites', entityId: null, field: 'baseLoadKw', source: source('all') },
  ],
}

it('prefers the source that names the entity', () => {
  expect(sourceOf(fleet, 'sites', 'a', 'pue')?.key).toBe('own')
  expect(sourceOf(fleet, 'sites', 'b', 'pue')?.key).toBe('all')
})

it('knows nothing of figures without a source', () => {
  expect(sourceOf(fleet, 'sites', 'a', 'name')).toBeNull()
})

it('lists each source once with its figures', () => {
  const found = sourcesOf(fleet, 'sites', 'b', ['pue', 'baseLoadKw', 'name'])
  expect(found).toEqual([{ source: source('all'), fields: ['pue', 'baseLoadKw'] }])
})
