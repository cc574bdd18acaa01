import { editBatches } from '../../planning/editBatches.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { noticeText as text } from '../../text/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { NoticeCard } from '../../ui/NoticeCard.tsx'

/** What a change did that was made with one press, until the next change, with a way back. */
export function ChangeMade() {
  const planning = usePlanning()
  const { scenario, toldVersion, isSending } = usePlanningState()
  if (!scenario || scenario.head.version !== toldVersion) return null
  const made = editBatches(scenario.head.edits).at(-1) ?? []
  return (
    <NoticeCard
      tone='info'
      title={text.madeTitle}
      lines={made.map((edit) => edit.text)}
      onDismiss={() => planning.cell.set({ toldVersion: null })}
    >
      <span>
        <Button icon='undo' isDisabled={isSending} onPress={() => void planning.undo()}>
          {text.undoMade}
        </Button>
      </span>
    </NoticeCard>
  )
}
