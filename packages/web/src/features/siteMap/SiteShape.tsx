import type { SiteDecisionKind } from '../../view/types.ts'
import './siteMap.css'

interface Props {
  shape: SiteDecisionKind
  /** In px; a diamond's corners reach further, so that its area equals the circle's. */
  radius: number
  /** Band of the utilisation scale, 0 to 5; null leaves the shape hollow. */
  band: number | null
}

/** A site's mark, centred on 0, 0: the shape tells the decision, the fill how much is used. */
export function SiteShape({ shape, radius, band }: Props) {
  const fill = { fill: band === null ? 'var(--map-hollow)' : `var(--map-util-${band})` }
  const isDark = band !== null && band >= 3
  const quiet = band === null ? 'site-shape is-quiet' : 'site-shape'
  const cross = band === null ? 'site-shape-cross is-quiet' : 'site-shape-cross'
  const inner = isDark ? 'site-shape-inner on-strong' : 'site-shape-inner'
  switch (shape) {
    case 'reopen': {
      const reach = radius * Math.sqrt(Math.PI / 2)
      return <path className='site-shape' style={fill} d={diamondPath(reach)} />
    }
    case 'handOver': {
      const side = radius * Math.sqrt(Math.PI)
      return (
        <rect
          className='site-shape'
          style={fill}
          x={-side / 2}
          y={-side / 2}
          width={side}
          height={side}
          rx={side * 0.12}
        />
      )
    }
    case 'refit': {
      const arm = radius * 0.55
      return (
        <>
          <circle className='site-shape' style={fill} r={radius} />
          <path
            className={isDark ? 'site-shape-cross on-strong' : 'site-shape-cross'}
            d={`M${-arm},0L${arm},0M0,${-arm}L0,${arm}`}
          />
        </>
      )
    }
    case 'absorb':
      return (
        <>
          <circle className='site-shape' style={fill} r={radius} />
          <circle className={inner} r={radius * 0.62} strokeWidth={Math.max(1.5, radius * 0.2)} />
        </>
      )
    case 'mothball':
    case 'close': {
      const arm = radius * 0.5
      return (
        <>
          {(band !== null || radius > 5) && <circle className={quiet} style={fill} r={radius} />}
          <path
            className={isDark ? 'site-shape-cross on-strong' : cross}
            d={`M${-arm},${-arm}L${arm},${arm}M${arm},${-arm}L${-arm},${arm}`}
          />
        </>
      )
    }
    case 'staysShut':
      return <circle className='site-shape is-quiet' style={fill} r={radius * 0.7} />
    case 'notReady':
      return <circle className={`${quiet} is-dashed`} style={fill} r={radius} />
    case 'keep':
      return <circle className='site-shape' style={fill} r={radius} />
  }
}

export function diamondPath(reach: number): string {
  return `M0,${-reach}L${reach},0L0,${reach}L${-reach},0Z`
}
