import { ask, ServerGone } from '../graphql/ask.ts'
import { scenarioListDocument } from '../graphql/scenarioDocuments.ts'
import { noticeText } from '../text/notices.ts'
import { type EditSender, editSender } from './editSender.ts'
import { loadPlan } from './loadPlan.ts'
import { loadScenario } from './loadScenario.ts'
import type { Notice } from './notice.ts'
import type { PlanningCell, PlanningCore } from './planningCore.ts'
import { initialState } from './planningState.ts'
import { type RunKeeper, runKeeper } from './runKeeper.ts'
import { isOver, runViewOf } from './runView.ts'
import { createStateCell } from './stateCell.ts'

/** The page's whole state and all that can be done to it. */
export interface Planning extends EditSender, RunKeeper {
  cell: PlanningCell
  open(scenarioId: string | null): Promise<void>
  dismiss(noticeId: string): void
  retry(): void
}

const retryDelaysMs = [1000, 2000, 4000, 8000]

export function createPlanning(): Planning {
  const cell = createStateCell(initialState)
  let retries = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined

  const notify = (notice: Notice) =>
    cell.set({
      notices: [...cell.get().notices.filter((each) => each.id !== notice.id), notice].slice(-3),
    })

  const goneThenRetry = () => {
    cell.set({ connection: 'gone' })
    const delay = retryDelaysMs[Math.min(retries, retryDelaysMs.length - 1)]
    retries += 1
    clearTimeout(retryTimer)
    retryTimer = setTimeout(retry, delay)
  }

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work()
      retries = 0
      if (cell.get().connection === 'gone') cell.set({ connection: 'online' })
    } catch (error) {
      if (error instanceof ServerGone) goneThenRetry()
      else {
        const message = error instanceof Error ? error.message : String(error)
        notify({
          id: 'fault',
          tone: 'error',
          title: noticeText.faultTitle,
          lines: [message || noticeText.faultUnknown],
        })
      }
    }
  }

  const load = async (scenarioId: string | null) => {
    cell.set({ isLoading: true })
    try {
      const [scenario, list] = await Promise.all([
        loadScenario(scenarioId),
        ask('query', scenarioListDocument, {}),
      ])
      const { latestPlan, solveRuns } = scenario.head
      const plan = latestPlan ? await loadPlan(latestPlan.id) : null
      const newest = solveRuns[0]
      const { run } = cell.get()
      const view = newest ? runViewOf(newest, run) : null
      cell.set({ scenario, plan, run: view, scenarioList: list.scenarios.nodes })
      if (view && !isOver(view.run)) runs.follow(view.run.id)
    } finally {
      cell.set({ isLoading: false })
    }
  }

  const reload = () => load(cell.get().scenario?.head.id ?? openedId)
  let openedId: string | null = null
  const core: PlanningCore = { cell, reload, attempt, notify }
  const runs = runKeeper(core)

  function retry() {
    clearTimeout(retryTimer)
    void attempt(reload)
  }

  return {
    cell,
    ...editSender(core, (id) => open(id)),
    ...runs,
    open,
    dismiss: (noticeId) =>
      cell.set({ notices: cell.get().notices.filter((each) => each.id !== noticeId) }),
    retry,
  }

  async function open(scenarioId: string | null) {
    runs.unfollow()
    openedId = scenarioId
    const isOther = cell.get().scenario?.head.id !== scenarioId
    if (isOther)
      cell.set({ run: null, undone: [], notices: [], earlierPlanId: null, hasNewPlan: false })
    await attempt(() => load(scenarioId))
    const objective = cell.get().run?.run.objective ?? cell.get().plan?.head.objective
    if (isOther && objective) cell.set({ objective })
  }
}
