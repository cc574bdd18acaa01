import { useState } from 'react'
import { formatCount } from '../../format/count.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { Section } from '../../ui/Section.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { Selection } from '../../view/types.ts'
import { WhyNotHereButton } from '../whyNotHere/WhyNotHereButton.tsx'
import { workAtSite } from './workAtSite.ts'

interface Props {
  model: PlanningModel
  siteId: string
  onSelect(selection: Selection): void
}

const shownAtFirst = 8

/** Workloads at a site with the accelerators that each keeps busy, today and in the plan. */
export function RunsHere({ model, siteId, onSelect }: Props) {
  const [showsAll, setShowsAll] = useState(false)
  const work = workAtSite(model, siteId)
  const shown = showsAll ? work : work.slice(0, shownAtFirst)
  const hasPlan = model.plan !== null
  const cell = (value: number) => (value < 0.05 ? '–' : formatCount(Math.max(1, value)))
  return (
    <Section
      title={text.runsHere}
      aside={
        model.plan && <WhyNotHereButton model={model} planId={model.plan.head.id} siteId={siteId} />
      }
    >
      {work.length === 0 ? (
        <p className='muted'>{text.runsNothing}</p>
      ) : (
        <table className='work-table'>
          <thead>
            <tr>
              <th scope='col'>{text.whereColumns.accelerators}</th>
              <th scope='col'>{text.today}</th>
              {hasPlan && <th scope='col'>{text.plan}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ workload, today, plan }) => (
              <tr key={workload.id}>
                <th scope='row'>
                  <button
                    type='button'
                    className='link-button'
                    onClick={() => onSelect({ kind: 'workload', id: workload.id })}
                  >
                    <bdi>{workload.name}</bdi>
                  </button>
                </th>
                <td className='muted'>{cell(today)}</td>
                {hasPlan && <td>{cell(plan)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {work.length > shown.length && (
        <button type='button' className='link-button' onClick={() => setShowsAll(true)}>
          {text.showAll(formatCount(work.length))}
        </button>
      )}
    </Section>
  )
}
