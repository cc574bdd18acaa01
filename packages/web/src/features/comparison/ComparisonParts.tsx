import type { ComparisonRecord } from '../../graphql/comparisonDocument.ts'
import { comparisonText as text } from '../../text/comparison.ts'
import { ComparisonSummary } from './ComparisonSummary.tsx'
import { CostWaterfall } from './CostWaterfall.tsx'
import { MoveTable } from './MoveTable.tsx'
import type { CompareWith } from './useComparison.ts'

/** What a comparison of two plans says. */
export function ComparisonParts({
  comparison,
  side,
}: {
  comparison: ComparisonRecord
  side: CompareWith
}) {
  const currency = comparison.before.costPerHour.currency
  return (
    <>
      <ComparisonSummary comparison={comparison} currency={currency} />
      <CostWaterfall comparison={comparison} side={side} currency={currency} />
      <div className='comparison-sites'>
        <SiteNames title={text.opened} sites={comparison.opened} />
        <SiteNames title={text.closed} sites={comparison.closed} />
      </div>
      <MoveTable moves={comparison.moves} />
    </>
  )
}

function SiteNames({ title, sites }: { title: string; sites: ComparisonRecord['opened'] }) {
  return (
    <section>
      <h3>
        {title} <span className='muted numbers'>{sites.length}</span>
      </h3>
      <p>
        {sites.length === 0 ? (
          <span className='muted'>{text.none}</span>
        ) : (
          sites.map((site, index) => (
            <span key={site.key}>
              {index > 0 && ', '}
              <bdi>{site.name}</bdi>
            </span>
          ))
        )}
      </p>
    </section>
  )
}
