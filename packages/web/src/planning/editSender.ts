import { ask } from '../graphql/ask.ts'
import {
  branchDocument,
  type EditInput,
  editDocument,
  removeEditsDocument,
} from '../graphql/mutations.ts'
import { noticeText } from '../text/notices.ts'
import { editBatches } from './editBatches.ts'
import { editInputOf } from './editInputOf.ts'
import { noticeOfProblem } from './notice.ts'
import type { PlanningCore } from './planningCore.ts'

/** What changes a scenario. Every answer of the server, also a "no", reaches the page. */
export interface EditSender {
  /** Adds edits; true where they were taken. With `isTold` the page says what was done, with a way back. */
  edit(edits: EditInput[], how?: { isTold: boolean }): Promise<boolean>
  removeEdits(indexes: number[]): Promise<void>
  undo(): Promise<void>
  redo(): Promise<void>
  branch(name: string): Promise<void>
}

type Answer = { __typename: string }

export function editSender(
  { cell, reload, attempt, notify }: PlanningCore,
  open: (scenarioId: string) => Promise<void>,
): EditSender {
  /** Sends a change for the version shown; a stale version shows the newer one and says so. */
  const change = async (
    send: (scenarioId: string, expectedVersion: number) => Promise<Answer>,
  ): Promise<boolean> => {
    const { scenario, isSending } = cell.get()
    if (!scenario || isSending) return false
    let isTaken = false
    cell.set({ isSending: true })
    await attempt(async () => {
      const answer = await send(scenario.head.id, scenario.head.version)
      isTaken = answer.__typename === 'ScenarioEdited'
      if (isTaken) cell.set({ notices: [] })
      else if (answer.__typename === 'StaleVersion')
        notify({
          id: 'StaleVersion',
          tone: 'warning',
          title: noticeText.staleTitle,
          lines: [noticeText.staleLine],
        })
      else notify(noticeOfProblem(answer, noticeText.rejectedTitle))
      await reload()
    })
    cell.set({ isSending: false })
    return isTaken
  }

  const add = (edits: EditInput[]) =>
    change(async (scenarioId, expectedVersion) => {
      const input = { scenarioId, expectedVersion, edits, clientMutationKey: crypto.randomUUID() }
      return (await ask('mutation', editDocument, { input })).scenarioEdit
    })

  const remove = (indexes: number[]) =>
    change(async (scenarioId, expectedVersion) => {
      const input = { scenarioId, expectedVersion, indexes, clientMutationKey: crypto.randomUUID() }
      return (await ask('mutation', removeEditsDocument, { input })).scenarioRemoveEdits
    })

  return {
    async edit(edits, { isTold } = { isTold: false }) {
      const isTaken = await add(edits)
      const version = cell.get().scenario?.head.version ?? null
      if (isTaken) cell.set({ undone: [], toldVersion: isTold ? version : null })
      return isTaken
    },
    async removeEdits(indexes) {
      if (await remove(indexes)) cell.set({ undone: [] })
    },
    async undo() {
      const last = editBatches(cell.get().scenario?.head.edits ?? []).at(-1)
      if (!last) return
      const inputs = last.flatMap(({ data }) => editInputOf(data) ?? [])
      if (await remove(last.map(({ index }) => index)))
        cell.set({ undone: [...cell.get().undone, inputs] })
    },
    async redo() {
      const { undone } = cell.get()
      const next = undone.at(-1)
      if (next && (await add(next))) cell.set({ undone: undone.slice(0, -1) })
    },
    async branch(name) {
      const { scenario } = cell.get()
      if (!scenario) return
      await attempt(async () => {
        const input = { scenarioId: scenario.head.id, name, clientMutationKey: crypto.randomUUID() }
        const { scenarioBranch: answer } = await ask('mutation', branchDocument, { input })
        if (answer.__typename === 'ScenarioBranched') await open(answer.scenario.id)
        else notify(noticeOfProblem(answer, noticeText.branchRejectedTitle))
      })
    },
  }
}
