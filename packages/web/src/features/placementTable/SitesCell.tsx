import { formatCount } from '../../format/count.ts'
import { placementTableText as text } from '../../text/placementTable.ts'

interface Props {
  /** Largest share first; null where there is no plan yet. */
  shares: readonly { siteId: string }[] | null
  siteName(id: string): string
}

/** The site with the largest share, and how many more there are. */
export function SitesCell({ shares, siteName }: Props) {
  if (shares === null) return <span className='cell-muted'>{text.noPlan}</span>
  const [largest, ...others] = shares
  if (!largest) return <span className='cell-muted'>{text.nowhere}</span>
  const names = others.map((share) => siteName(share.siteId)).join(', ')
  return (
    <span className='sites-cell'>
      <span className='cell-line'>
        <bdi>{siteName(largest.siteId)}</bdi>
      </span>
      {others.length > 0 && (
        <>
          <span className='sites-more' title={text.moreSites(names)} aria-hidden='true'>
            <bdi>{text.more(formatCount(others.length))}</bdi>
          </span>
          <span className='only-spoken'>{text.moreSites(names)}</span>
        </>
      )}
    </span>
  )
}
