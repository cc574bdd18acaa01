import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../graphql/runDocuments.ts'
import type { RunRecord } from '../graphql/runFragments.ts'
import { applyRunEvent, runViewOf } from './runView.ts'

const run: RunRecord = {
  id: 'r',
  state: 'QUEUED',
  objective: 'COST',
  scenarioVersion: 1,
  timeLimitSeconds: 60,
  createdAt: '2026-01-01T00:00:00Z',
  startedAt: null,
  finishedAt: null,
  lastSequence: 0,
  progress: null,
  problem: null,
  plan: null,
  result: null,
}

const event = (sequence: number, elapsedSeconds: number, incumbent: number): RunEvent => ({
  sequence,
  at: '2026-01-01T00:00:00Z',
  state: 'RUNNING',
  isTerminal: false,
  progress: {
    phase: 'SOLVING',
    tier: 'COST',
    incumbent,
    bestBound: 10,
    gapRelative: 0.1,
    elapsedSeconds,
  },
})

describe('a followed run', () => {
  it('takes in each event', () => {
    const view = applyRunEvent(applyRunEvent(runViewOf(run), event(1, 1, 30)), event(2, 2, 20))
    expect(view.run.state).toBe('RUNNING')
    expect(view.points.map((point) => point.incumbent)).toEqual([30, 20])
  })

  it('stays the same when an event comes twice', () => {
    const once = applyRunEvent(runViewOf(run), event(1, 1, 30))
    expect(applyRunEvent(once, event(1, 1, 30))).toBe(once)
  })

  it('ignores events older than what it knows', () => {
    const later = applyRunEvent(runViewOf(run), event(5, 9, 20))
    expect(applyRunEvent(later, event(3, 4, 30))).toBe(later)
  })

  it('keeps its points when the stored run is read again', () => {
    const view = applyRunEvent(runViewOf(run), event(1, 1, 30))
    expect(runViewOf({ ...run, lastSequence: 1 }, view).points).toHaveLength(1)
  })

  it('forgets the points of another run', () => {
    const view = applyRunEvent(runViewOf(run), event(1, 1, 30))
    expect(runViewOf({ ...run, id: 'other' }, view).points).toEqual([])
  })
})
