import { formatCount } from '../../format/count.ts'
import type { RunRecord } from '../../graphql/runFragments.ts'
import { solveProgressText as text } from '../../text/solveProgress.ts'

type Refusal = NonNullable<RunRecord['result']>['refusals'][number]

const shownAtMost = 6

/** Why there is no plan: one card for each thing that cannot be. */
export function RefusalCards({ refusals }: { refusals: readonly Refusal[] }) {
  if (refusals.length === 0) return null
  const shown = refusals.slice(0, shownAtMost)
  return (
    <ul className='refusals' aria-label={text.reasons}>
      {shown.map((refusal) => (
        <li key={`${refusal.code} ${refusal.workloadKey} ${refusal.regionKey}`}>
          <strong>
            <bdi>{refusal.workloadKey}</bdi>
          </strong>
          <p>{refusal.text}</p>
        </li>
      ))}
      {refusals.length > shown.length && (
        <li className='muted'>{text.reasonsMore(formatCount(refusals.length - shown.length))}</li>
      )}
    </ul>
  )
}
