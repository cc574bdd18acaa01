import { ask, ServerGone } from '../graphql/ask.ts'
import {
  type ExplorationEvent,
  type ExplorationRecord,
  explorationCancelDocument,
  explorationDocument,
  explorationEventsDocument,
  explorationStartDocument,
} from '../graphql/explorationDocuments.ts'
import { followEvents } from '../planning/followEvents.ts'
import { type Notice, noticeOfProblem } from '../planning/notice.ts'
import { isOver } from '../planning/runView.ts'
import { createStateCell, type StateCell } from '../planning/stateCell.ts'
import { exploringText as text } from '../text/exploring.ts'
import { type Asked, type Asking, applyExplorationEvent, workSeconds } from './asked.ts'
import type { Question } from './question.ts'

/** A question about a plan, with what has become of it. It goes on while nobody looks. */
export interface Exploration<Answer> {
  cell: StateCell<{ asked: Asked<Answer> }>
  start(): Promise<void>
  stop(): Promise<void>
}

const askAgainAfterMs = 1000

// A browser keeps about six connections to a server: with more streams than this nothing else gets through.
const streamsAtMost = 3
let openStreams = 0

export function createExploration<Answer>(
  planId: string,
  question: Question<Answer>,
): Exploration<Answer> {
  const cell = createStateCell<{ asked: Asked<Answer> }>({ asked: { state: 'idle' } })
  const show = (asked: Asked<Answer>) => cell.set({ asked })
  const change = (part: Partial<Asking>) => {
    const { asked } = cell.get()
    if (asked.state === 'asking') show({ ...asked, ...part })
  }
  const known = () => {
    const { asked } = cell.get()
    return asked.state === 'asking' ? asked.exploration : null
  }
  const fail = (title: string, lines: string[]) =>
    show({ state: 'failed', notice: noticeOf(title, lines) })

  /** Tries until the server is there; any other fault ends the question. */
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      if (error instanceof ServerGone) {
        change({ isGone: true })
        setTimeout(() => void attempt(work), askAgainAfterMs)
      } else fail(text.failed, [error instanceof Error ? error.message : String(error)])
    }
  }

  const follow = ({ id, lastSequence }: ExplorationRecord) => {
    const askAgain = () => setTimeout(() => void attempt(() => catchUp(id)), askAgainAfterMs)
    if (openStreams >= streamsAtMost) {
      askAgain()
      return
    }
    openStreams += 1
    const stream = {
      document: explorationEventsDocument,
      variables: { id, after: lastSequence },
      eventOf: (data: { explorationEvents: ExplorationEvent }) => data.explorationEvents,
    }
    followEvents(stream, {
      onEvent(event) {
        const before = known()
        if (!before) return
        const exploration = applyExplorationEvent(before, event)
        const begins = before.state === 'QUEUED' && exploration.state !== 'QUEUED'
        change({ exploration, ...(begins && { sinceMs: Date.now() }) })
      },
      onEnd(how) {
        openStreams -= 1
        if (how === 'terminal') void attempt(() => catchUp(id))
        else askAgain()
      },
    })
  }

  /** The query is the truth: reads how far it is, then its answer or the events that come. */
  const catchUp = async (id: string) => {
    const { exploration } = await ask('query', explorationDocument, { id })
    if (!exploration) {
      fail(text.failed, [text.vanished])
      return
    }
    change({ exploration, isGone: false })
    if (isOver(exploration)) await finish(exploration)
    else follow(exploration)
  }

  const finish = async (exploration: ExplorationRecord) => {
    const answer = await question.readAnswer(exploration.id)
    const { problem, state } = exploration
    const isStopped = state === 'CANCELLED'
    if (answer) show({ state: 'answered', answer, isStopped, seconds: workSeconds(exploration) })
    else if (isStopped) fail(text.stopped, [text.nothingKnown])
    else if (problem)
      show({
        state: 'failed',
        notice: noticeOfProblem({ __typename: state, ...problem }, text.failed),
      })
    else fail(text.failed, [text.noAnswer])
  }

  return {
    cell,
    async start() {
      if (cell.get().asked.state === 'asking') return
      show({ state: 'asking', sinceMs: Date.now(), exploration: null, isGone: false })
      const { input: asked, timeLimitSeconds, scenarioId } = question
      const subject = scenarioId === undefined ? { planId } : { scenarioId }
      const clientMutationKey = crypto.randomUUID()
      const input = { ...subject, question: asked, timeLimitSeconds, clientMutationKey }
      await attempt(async () => {
        const answer = (await ask('mutation', explorationStartDocument, { input })).explorationStart
        if (answer.__typename !== 'ExplorationStarted') {
          show({ state: 'refused', notice: noticeOfProblem(answer, text.refused) })
          return
        }
        change({ exploration: answer.exploration, isGone: false })
        follow(answer.exploration)
      })
    },
    async stop() {
      const exploration = known()
      if (!exploration || exploration.state === 'CANCELLING') return
      change({ exploration: { ...exploration, state: 'CANCELLING' } })
      await attempt(async () => {
        await ask('mutation', explorationCancelDocument, { id: exploration.id })
      })
    },
  }
}

const noticeOf = (title: string, lines: string[]): Notice => ({
  id: 'exploration',
  tone: 'error',
  title,
  lines,
})
