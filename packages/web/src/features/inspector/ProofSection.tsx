import { formatCount } from '../../format/count.ts'
import { formatSeconds } from '../../format/duration.ts'
import { gapInWords } from '../../format/gap.ts'
import type { PlanHead } from '../../graphql/planDocuments.ts'
import type { RunRecord } from '../../graphql/runFragments.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Section } from '../../ui/Section.tsx'
import { formatGoal } from '../solveProgress/formatGoal.ts'

interface Props {
  result: NonNullable<RunRecord['result']>
  certificate: PlanHead['certificate']
  currency: string
}

/** How far each goal was proved, by what, and that an independent check agrees. */
export function ProofSection({ result, certificate, currency }: Props) {
  const { engine, size } = result
  return (
    <Section title={text.proof}>
      <ul className='proof-goals'>
        {result.tiers.map((tier) => (
          <li key={tier.name}>
            <span className='muted'>{text.goal[tier.name]}</span>
            <span className='proof-value'>
              {formatGoal(tier.name, tier.objectiveValue, currency)}
            </span>
            <span className='proof-words'>
              {tier.gapRelative === null ? text.noProof : gapInWords(tier.gapRelative)}
              <BoundWords tier={tier} currency={currency} />
            </span>
          </li>
        ))}
      </ul>
      <p className={certificate.ok ? 'certificate' : 'certificate is-broken'}>
        <Icon name={certificate.ok ? 'check' : 'warning'} />
        {certificate.ok
          ? text.certificateHolds(formatCount(certificate.checkCount))
          : text.certificateBreaks(
              formatCount(certificate.violations.length),
              formatCount(certificate.checkCount),
            )}
      </p>
      <details className='proof-details'>
        <summary>
          {text.engines[engine.name]} {engine.version}, {formatSeconds(result.seconds)}:{' '}
          {text.stopped[result.stoppedBy]}
        </summary>
        <p>
          {text.model(
            formatCount(size.columns),
            formatCount(size.integers),
            formatCount(size.rows),
          )}
        </p>
        <p>{engine.reason}</p>
        {result.message !== '' && <p>{result.message}</p>}
      </details>
    </Section>
  )
}

type Tier = Props['result']['tiers'][number]

/** The bound, where it does not read the same as the value. */
function BoundWords({ tier, currency }: { tier: Tier; currency: string }) {
  if (tier.bestBound === null) return null
  const bound = formatGoal(tier.name, tier.bestBound, currency)
  if (bound === formatGoal(tier.name, tier.objectiveValue, currency)) return null
  return <> · {text.atLeast(bound)}</>
}
