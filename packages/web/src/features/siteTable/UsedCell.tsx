import { formatPercent } from '../../format/count.ts'
import { siteTableText as text } from '../../text/siteTable.ts'
import type { SiteView } from '../../view/types.ts'
import { isOpenOn, utilisationFraction } from '../siteMap/markStyle.ts'

/** Two bars, today's above the plan's, with the shares as text beside them. */
export function UsedCell({ site }: { site: SiteView }) {
  const today = usedWords(site, 'today')
  const plan = site.plan ? usedWords(site, 'plan') : null
  return (
    <span className='used-cell'>
      <svg className='used-bars' viewBox='0 0 100 14' preserveAspectRatio='none' aria-hidden='true'>
        <Bar y={0} className='is-today' site={site} side='today' />
        {site.plan && <Bar y={8} className='is-plan' site={site} side='plan' />}
      </svg>
      <span className='used-words' aria-hidden='true'>
        <bdi>{today}</bdi>
        {plan !== null && (
          <>
            <span className='used-arrow' />
            <bdi>{plan}</bdi>
          </>
        )}
      </span>
      <span className='only-spoken'>{text.usedSpoken(today, plan)}</span>
    </span>
  )
}

function usedWords(site: SiteView, side: 'today' | 'plan'): string {
  return isOpenOn(site, side) ? formatPercent(utilisationFraction(site, side)) : text.shut
}

function Bar(props: { y: number; className: string; site: SiteView; side: 'today' | 'plan' }) {
  const share = Math.min(1, utilisationFraction(props.site, props.side))
  return (
    <>
      <rect className='used-track' y={props.y} width='100' height='6' />
      <rect className={props.className} y={props.y} width={100 * share} height='6' />
    </>
  )
}
