import type { CSSProperties, ReactNode } from 'react'
import { decisionText, siteMapText } from '../../text/siteMap.ts'
import type { Side, SiteDecisionKind } from '../../view/types.ts'
import { utilisationBounds } from './markStyle.ts'
import { diamondPath, SiteShape } from './SiteShape.tsx'

interface Props {
  side: Side
  /** The decisions that occur: the legend explains no shape that is not on the map. */
  shapes: SiteDecisionKind[]
  hasBroken: boolean
  hasRegions: boolean
  /** Where room is scarce the shapes are folded away; the scale stays. */
  isCompact: boolean
}

/** Mothballed and closed sites share a mark; the tooltip and the table say which it is. */
const lines: { kinds: SiteDecisionKind[]; words: string }[] = [
  { kinds: ['keep'], words: decisionText.keep },
  { kinds: ['absorb'], words: decisionText.absorb },
  { kinds: ['handOver'], words: decisionText.handOver },
  { kinds: ['refit'], words: decisionText.refit },
  { kinds: ['reopen'], words: decisionText.reopen },
  { kinds: ['mothball', 'close'], words: siteMapText.legendShuts },
  { kinds: ['staysShut'], words: decisionText.staysShut },
  { kinds: ['notReady'], words: decisionText.notReady },
]

export function MapLegend({ side, shapes, hasBroken, hasRegions, isCompact }: Props) {
  return (
    <section className='map-legend' dir='auto' aria-label={siteMapText.legend}>
      <UtilisationScale side={side} />
      <details open={!isCompact}>
        <summary>{siteMapText.legendShapes}</summary>
        <ul className='map-legend-shapes'>
          {lines.map(({ kinds: [kind, ...others], words }) => {
            if (!kind || ![kind, ...others].some((each) => shapes.includes(each))) return null
            return (
              <li key={kind}>
                <Glyph>
                  <SiteShape shape={kind} radius={5.5} band={sampleBand(kind)} />
                </Glyph>
                {words}
              </li>
            )
          })}
          {hasBroken && (
            <li>
              <Glyph>
                <circle className='site-mark-broken' r={5.5} />
              </Glyph>
              {siteMapText.legendBroken}
            </li>
          )}
          {hasRegions && (
            <li>
              <Glyph>
                <path className='map-region' d={diamondPath(4)} />
              </Glyph>
              {siteMapText.legendRegion}
            </li>
          )}
        </ul>
      </details>
    </section>
  )
}

function UtilisationScale({ side }: { side: Side }) {
  const bounds = [0, ...utilisationBounds]
  return (
    <div className='map-legend-scale'>
      <span>{siteMapText.legendUtilisation[side]}, %</span>
      <ol dir='ltr'>
        {bounds.map((bound, band) => (
          <li key={bound} style={{ '--band': `var(--map-util-${band})` } as CSSProperties}>
            {Math.round(bound * 100)}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Glyph({ children }: { children: ReactNode }) {
  return (
    <svg width='18' height='18' viewBox='-9 -9 18 18' aria-hidden='true'>
      {children}
    </svg>
  )
}

/** Open sites are explained with a middling fill, shut ones hollow. */
function sampleBand(kind: SiteDecisionKind): number | null {
  return ['keep', 'absorb', 'handOver', 'refit', 'reopen'].includes(kind) ? 2 : null
}
