import { expect, it } from 'vitest'
import { applyExplorationEvent, workSeconds } from './asked.ts'

const exploration = {
  id: 'a',
  state: 'RUNNING' as const,
  lastSequence: 3,
  startedAt: null,
  finishedAt: null,
  progress: { done: 1, total: 4, step: '38 sites' },
  problem: null,
}

it('takes in what is new and keeps the progress where an event has none', () => {
  const event = { sequence: 4, state: 'CANCELLING' as const, isTerminal: false, progress: null }
  const after = applyExplorationEvent(exploration, event)
  expect(after.state).toBe('CANCELLING')
  expect(after.progress?.done).toBe(1)
  expect(after.lastSequence).toBe(4)
})

it('ignores an event that was seen before', () => {
  const event = { sequence: 3, state: 'QUEUED' as const, isTerminal: false, progress: null }
  expect(applyExplorationEvent(exploration, event)).toBe(exploration)
})

it('tells the time of the work from its start to its end', () => {
  const startedAt = '2026-01-01T00:00:00.000Z'
  expect(workSeconds({ startedAt, finishedAt: '2026-01-01T00:00:12.500Z' })).toBe(12.5)
  expect(workSeconds({ startedAt, finishedAt: null })).toBeNull()
})
