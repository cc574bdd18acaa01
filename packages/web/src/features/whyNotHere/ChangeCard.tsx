import { formatCount } from '../../format/count.ts'
import { formatDelta } from '../../format/delta.ts'
import { formatMoneyPerMonth } from '../../format/money.ts'
import { editInputOf } from '../../planning/editInputOf.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { whyNotHereText as text } from '../../text/whyNotHere.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'

interface Props {
  model: PlanningModel
  title: string
  words?: string
  figures?: readonly { what: string; change: string }[]
  isVerified?: boolean
  change: {
    edits: readonly unknown[]
    changeOfCostPerHour: { amount: number }
    changeOfUnservedPenaltyPerHour: { amount: number }
    displaced: readonly { workloadKey: string }[]
  }
  onDone(): void
}

/** A change that puts a workload at a site: in words, what it costs, whether it was checked, and one press to make it. */
export function ChangeCard(props: Props) {
  const { model, change, figures = [] } = props
  const planning = usePlanning()
  const { isSending } = usePlanningState()
  const edits = change.edits.flatMap((edit) => editInputOf(edit) ?? [])
  const displacedCount = new Set(change.displaced.map(({ workloadKey }) => workloadKey)).size
  const perMonth = ({ amount }: { amount: number }) =>
    formatDelta(amount, (size) => formatMoneyPerMonth(size, model.currency))
  const make = async () => {
    if (await planning.edit(edits, { isTold: true })) props.onDone()
  }
  return (
    <section className='change-card'>
      <h3>{props.title}</h3>
      {props.words && <p>{props.words}</p>}
      <dl className='facts'>
        {figures.map(({ what, change: figure }) => (
          <div key={what}>
            <dt>
              <bdi>{what}</bdi>
            </dt>
            <dd>{figure}</dd>
          </div>
        ))}
        <div>
          <dt>{text.cost}</dt>
          <dd>{perMonth(change.changeOfCostPerHour)}</dd>
        </div>
        {change.changeOfUnservedPenaltyPerHour.amount !== 0 && (
          <div>
            <dt>{text.unserved}</dt>
            <dd>{perMonth(change.changeOfUnservedPenaltyPerHour)}</dd>
          </div>
        )}
        <div>
          <dt>{text.displaced}</dt>
          <dd>{formatCount(displacedCount)}</dd>
        </div>
      </dl>
      {props.isVerified !== undefined && (
        <p className={props.isVerified ? 'certificate' : 'muted'}>
          {props.isVerified && <Icon name='check' />}
          {props.isVerified ? text.checked : text.unchecked}
        </p>
      )}
      {edits.length > 0 && edits.length === change.edits.length && (
        <span>
          <Button tone='primary' isDisabled={isSending} onPress={() => void make()}>
            {text.make}
          </Button>
        </span>
      )}
    </section>
  )
}
