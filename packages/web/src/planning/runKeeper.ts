import { ask } from '../graphql/ask.ts'
import { cancelDocument, startDocument } from '../graphql/mutations.ts'
import { runDocument } from '../graphql/runDocuments.ts'
import { noticeText } from '../text/notices.ts'
import { followRun } from './followRun.ts'
import { noticeOfProblem } from './notice.ts'
import type { PlanningCore } from './planningCore.ts'
import { applyRunEvent, isOver, runViewOf } from './runView.ts'

/** What starts, follows and stops the search for a plan. */
export interface RunKeeper {
  solve(): Promise<void>
  stop(): Promise<void>
  follow(runId: string): void
  unfollow(): void
}

const resubscribeAfterMs = 1000

export function runKeeper({ cell, reload, attempt, notify }: PlanningCore): RunKeeper {
  let followed: { id: string; stop(): void } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const unfollow = () => {
    clearTimeout(timer)
    followed?.stop()
    followed = null
  }

  /** Follows from the last event that is known; where the stream drops, asks for the run and goes on. */
  const follow = (runId: string) => {
    if (followed?.id === runId) return
    unfollow()
    const after = cell.get().run?.seenSequence ?? 0
    const stop = followRun(runId, after, {
      onEvent(event) {
        const { run } = cell.get()
        if (run?.run.id === runId) cell.set({ run: applyRunEvent(run, event) })
      },
      onEnd(how) {
        followed = null
        if (how === 'terminal') void attempt(() => finish(runId))
        else timer = setTimeout(() => void attempt(() => catchUp(runId)), resubscribeAfterMs)
      },
    })
    followed = { id: runId, stop }
  }

  /** The query is the truth: reads the run again after a dropped stream. */
  const catchUp = async (runId: string) => {
    const { solveRun } = await ask('query', runDocument, { id: runId })
    const { run } = cell.get()
    if (!solveRun || run?.run.id !== runId) return
    cell.set({ run: runViewOf(solveRun, run) })
    if (isOver(solveRun)) await finish(runId)
    else follow(runId)
  }

  const finish = async (runId: string) => {
    const before = cell.get().plan?.head.id ?? null
    await reload()
    const { plan, run } = cell.get()
    if (run?.run.id !== runId) return
    const isNew = plan !== null && plan.head.id !== before
    cell.set({ hasNewPlan: isNew, earlierPlanId: isNew ? before : cell.get().earlierPlanId })
  }

  return {
    follow,
    unfollow,
    async solve() {
      const { scenario, objective, timeLimitSeconds, run } = cell.get()
      if (!scenario || (run && !isOver(run.run))) return
      await attempt(async () => {
        const input = {
          scenarioId: scenario.head.id,
          objective,
          timeLimitSeconds,
          clientMutationKey: crypto.randomUUID(),
        }
        const { solveRunStart: answer } = await ask('mutation', startDocument, { input })
        if (answer.__typename !== 'SolveRunStarted') {
          notify(noticeOfProblem(answer, noticeText.solveRejectedTitle))
          return
        }
        cell.set({ run: runViewOf(answer.run), hasNewPlan: false })
        follow(answer.run.id)
      })
    },
    async stop() {
      const { run } = cell.get()
      if (!run || isOver(run.run)) return
      await attempt(async () => {
        await ask('mutation', cancelDocument, { id: run.run.id })
        const now = cell.get().run
        if (now && !isOver(now.run))
          cell.set({ run: { ...now, run: { ...now.run, state: 'CANCELLING' } } })
      })
    },
  }
}
