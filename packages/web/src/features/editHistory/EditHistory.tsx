import { formatCount } from '../../format/count.ts'
import type { EditRecord } from '../../graphql/scenarioDocuments.ts'
import { editBatches } from '../../planning/editBatches.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { editHistoryText as text } from '../../text/editHistory.ts'
import { Button } from '../../ui/Button.tsx'
import './editHistory.css'

/** What the scenario changes about the fleet, newest first, each with a way to take it out. */
export function EditHistory() {
  const { scenario } = usePlanningState()
  const edits = scenario?.head.edits ?? []
  return (
    <section className='edit-history' aria-label={text.title}>
      <h2>
        {text.title} <span className='muted numbers'>{formatCount(edits.length)}</span>
      </h2>
      {edits.length === 0 ? (
        <p className='muted'>{text.none}</p>
      ) : (
        <ol>
          {editBatches(edits)
            .toReversed()
            .map((batch) => (
              <EditItem key={batch[0]?.index} batch={batch} />
            ))}
        </ol>
      )}
    </section>
  )
}

function EditItem({ batch }: { batch: EditRecord[] }) {
  const planning = usePlanning()
  const { isSending } = usePlanningState()
  const [first, ...others] = batch
  if (!first) return null
  const words = others.length === 0 ? first.text : text.together(formatCount(batch.length))
  return (
    <li>
      {others.length === 0 ? (
        <bdi>{first.text}</bdi>
      ) : (
        <details>
          <summary>{words}</summary>
          <ul>
            {batch.map((edit) => (
              <li key={edit.index}>
                <bdi>{edit.text}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Button
        icon='trash'
        label={text.remove(words)}
        tone='quiet'
        isDisabled={isSending}
        onPress={() => void planning.removeEdits(batch.map(({ index }) => index))}
      />
    </li>
  )
}
