import { formatMoneyPerMonth } from '../../format/money.ts'
import type { RepairRecord } from '../../graphql/conflictDocument.ts'
import { editInputOf } from '../../planning/editInputOf.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { conflictText as text } from '../../text/conflict.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'

interface Props {
  title: string
  repair: RepairRecord
  currency: string
  isFirst: boolean
  onDone(): void
}

/** A way to repair a conflict: what gives way and by how much, what the plan costs then, and one press to apply it. */
export function RepairCard({ title, repair, currency, isFirst, onDone }: Props) {
  const planning = usePlanning()
  const { isSending } = usePlanningState()
  const edits = repair.edits.flatMap((edit) => editInputOf(edit) ?? [])
  const apply = async () => {
    if (await planning.edit(edits, { isTold: true })) onDone()
  }
  const cost = repair.costPerHour?.amount ?? null
  return (
    <li>
      <h4>{title}</h4>
      <ul className='repair-changes'>
        {repair.changes.map(({ text: words }) => (
          <li key={words}>
            <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
      <dl className='facts'>
        <div>
          <dt>{text.cost}</dt>
          <dd>{cost === null ? text.unknownCost : formatMoneyPerMonth(cost, currency)}</dd>
        </div>
      </dl>
      <p className={repair.isVerified ? 'certificate' : 'muted'}>
        {repair.isVerified && <Icon name='check' />}
        {repair.isVerified ? text.checked : text.unchecked}
      </p>
      {edits.length > 0 && edits.length === repair.edits.length && (
        <span>
          <Button
            tone={isFirst ? 'primary' : 'plain'}
            isDisabled={isSending}
            onPress={() => void apply()}
          >
            {text.apply}
          </Button>
        </span>
      )}
    </li>
  )
}
