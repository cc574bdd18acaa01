import { formatPercent } from '../../format/count.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { Section } from '../../ui/Section.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { Selection } from '../../view/types.ts'
import { ConflictButton } from '../conflict/ConflictButton.tsx'

interface Props {
  model: PlanningModel
  onSelect(selection: Selection): void
}

const shownAtMost = 8

/** What the plan does not serve, and why. */
export function UnservedList({ model, onSelect }: Props) {
  const unserved = model.plan?.head.unserved ?? []
  return (
    <Section title={text.unserved}>
      <ul className='plain-list'>
        {unserved.slice(0, shownAtMost).map(({ workload, region, share, reason }) => (
          <li key={`${workload.key} ${region?.key}`}>
            <button
              type='button'
              className='link-button'
              onClick={() => onSelect({ kind: 'workload', id: workload.key })}
            >
              <bdi>{model.workloadById.get(workload.key)?.name ?? workload.key}</bdi>
            </button>{' '}
            {formatPercent(share)}
            <span className='facts-note'>{reason}</span>
          </li>
        ))}
      </ul>
      <div className='unserved-ask'>
        <ConflictButton />
      </div>
    </Section>
  )
}
