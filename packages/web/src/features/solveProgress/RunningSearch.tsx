import { formatSeconds } from '../../format/duration.ts'
import { gapInWords } from '../../format/gap.ts'
import type { RunRecord } from '../../graphql/runFragments.ts'
import type { RunView } from '../../planning/runView.ts'
import { solveProgressText as text } from '../../text/solveProgress.ts'
import { Facts } from '../../ui/Facts.tsx'
import { BoundChart } from './BoundChart.tsx'
import { formatGoal } from './formatGoal.ts'
import { useElapsed } from './useElapsed.ts'

interface Props {
  view: RunView
  currency: string
  /** No plan is in sight yet. */
  isFirst: boolean
}

/** Phase, goal, best plan, best proof and time of a search that goes on. */
export function RunningSearch({ view, currency, isFirst }: Props) {
  const { run, points } = view
  const { progress } = run
  const elapsed = useElapsed(run)
  const isStopping = run.state === 'CANCELLING'
  const title = isStopping ? text.stoppingTitle : isFirst ? text.firstTitle : text.title
  const share = Math.min(1, elapsed / run.timeLimitSeconds)
  const tier = progress?.tier ?? null
  return (
    <div className='running-search'>
      <h2>{title}</h2>
      <p className='muted'>{phaseWords(run)}</p>
      <div className='time-bar' aria-hidden='true'>
        <span style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <Facts
        facts={[
          {
            term: text.elapsed,
            value: text.of(formatSeconds(Math.floor(elapsed)), formatSeconds(run.timeLimitSeconds)),
          },
          tier && {
            term: text.incumbent,
            value: formatGoal(tier, progress?.incumbent ?? null, currency),
          },
          tier && {
            term: text.bound,
            value: formatGoal(tier, progress?.bestBound ?? null, currency),
            note: progress?.incumbent == null ? null : gapInWords(progress.gapRelative),
          },
        ]}
      />
      {tier && <BoundChart points={points} tier={tier} currency={currency} />}
    </div>
  )
}

function phaseWords({ state, progress }: RunRecord): string {
  if (state === 'QUEUED' || !progress) return text.queued
  return progress.tier ? text.tier[progress.tier] : text.phase[progress.phase]
}
