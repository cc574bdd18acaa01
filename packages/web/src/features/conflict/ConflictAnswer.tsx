import type { ConflictRecord } from '../../graphql/conflictDocument.ts'
import { conflictText as text } from '../../text/conflict.ts'
import { NoticeCard } from '../../ui/NoticeCard.tsx'
import { ConflictItem } from './ConflictItem.tsx'
import { RepairCard } from './RepairCard.tsx'

interface Props {
  answer: ConflictRecord
  currency: string
  onDone(): void
}

/** The rules that cannot hold together, one card each, and the ways to repair it, the cheapest first. */
export function ConflictAnswer({ answer, currency, onDone }: Props) {
  if (answer.kind !== 'CONFLICT') {
    const title = answer.kind === 'NONE' ? text.noConflict : text.unknown
    return <NoticeCard tone='info' title={title} lines={[answer.text]} />
  }
  const { items, refusals, repairs, leavingOut } = answer
  return (
    <>
      {items && items.length > 0 && (
        <section>
          <h3 role='status'>{text.together}</h3>
          <ul className='conflict-items'>
            {items.map((item) => (
              <ConflictItem key={`${item.rule} ${item.text}`} item={item} />
            ))}
          </ul>
          <p className='facts-note'>{answer.isMinimal ? text.minimal : text.candidate}</p>
        </section>
      )}
      {refusals && refusals.length > 0 && (
        <section>
          <h3>{text.impossible}</h3>
          <ul className='conflict-items'>
            {refusals.map((refusal) => (
              <li key={`${refusal.code} ${refusal.workloadKey} ${refusal.regionKey}`}>
                <bdi>{refusal.text}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      {leavingOut && <p>{leavingOut.text}</p>}
      <section>
        <h3>{text.repairs}</h3>
        {repairs && repairs.length > 0 ? (
          <ul className='conflict-repairs'>
            {repairs.map((repair, index) => (
              <RepairCard
                key={repair.changes.map((change) => change.text).join(' ')}
                title={index === 0 ? text.cheapest : text.alternative}
                repair={repair}
                currency={currency}
                isFirst={index === 0}
                onDone={onDone}
              />
            ))}
          </ul>
        ) : (
          <p className='muted'>{text.noRepair}</p>
        )}
      </section>
    </>
  )
}
