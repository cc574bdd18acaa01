import { formatCount, formatPercent } from '../../format/count.ts'
import { formatMs } from '../../format/quantity.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Section } from '../../ui/Section.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { Selection, Side, WorkloadView } from '../../view/types.ts'
import { type PlacementLine, placementLines } from './placementLines.ts'

interface Props {
  model: PlanningModel
  workload: WorkloadView
  onSelect(selection: Selection): void
}

/** The workload's sites today and in the plan, with share, accelerators and latency. */
export function WhereItRuns({ model, workload, onSelect }: Props) {
  const sides: Side[] = model.plan ? ['plan', 'today'] : ['today']
  const isInference = workload.kind === 'inference'
  const columns = text.whereColumns
  return (
    <Section title={text.where}>
      {sides.map((side) => (
        <table key={side} className={`where-table is-${side}`}>
          <thead>
            <tr>
              <th scope='col'>{text[side]}</th>
              <th scope='col'>{columns.share}</th>
              <th scope='col'>{columns.accelerators}</th>
              {isInference && <th scope='col'>{columns.latency}</th>}
            </tr>
          </thead>
          <tbody>
            <PlacementRows
              model={model}
              workload={workload}
              onSelect={onSelect}
              lines={placementLines(model, workload.id, side)}
            />
          </tbody>
        </table>
      ))}
    </Section>
  )
}

function PlacementRows(props: Props & { lines: PlacementLine[] }) {
  const { model, workload, lines } = props
  if (lines.length === 0) {
    return (
      <tr>
        <td colSpan={4} className='muted'>
          {text.nowhere}
        </td>
      </tr>
    )
  }
  return lines.map((line) => (
    <tr key={line.siteId}>
      <th scope='row'>
        <button
          type='button'
          className='link-button'
          onClick={() => props.onSelect({ kind: 'site', id: line.siteId })}
        >
          <bdi>{model.siteById.get(line.siteId)?.name ?? line.siteId}</bdi>
        </button>
      </th>
      <td>{formatPercent(line.share)}</td>
      <td>{formatCount(Math.max(1, line.accelerators))}</td>
      {workload.kind === 'inference' && (
        <td>
          <Latency ms={line.latencyMs} sloMs={workload.latencySloMs} />
        </td>
      )}
    </tr>
  ))
}

function Latency({ ms, sloMs }: { ms: number | null; sloMs: number | null }) {
  const isLate = ms !== null && sloMs !== null && ms > sloMs + 1e-6
  if (!isLate) return formatMs(ms)
  return (
    <span className='is-late' title={text.late}>
      <Icon name='warning' />
      <span className='only-spoken'>{text.late}: </span>
      {formatMs(ms)}
    </span>
  )
}
