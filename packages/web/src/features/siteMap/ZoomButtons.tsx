import { siteMapText } from '../../text/siteMap.ts'

interface Props {
  onZoom(factor: number): void
  onFit(): void
}

export function ZoomButtons({ onZoom, onFit }: Props) {
  return (
    <div className='map-zoom'>
      <button type='button' aria-label={siteMapText.zoomIn} onClick={() => onZoom(1.6)}>
        <Icon path='M8,3V13M3,8H13' />
      </button>
      <button type='button' aria-label={siteMapText.zoomOut} onClick={() => onZoom(1 / 1.6)}>
        <Icon path='M3,8H13' />
      </button>
      <button type='button' aria-label={siteMapText.fit} onClick={onFit}>
        <Icon path='M3,6V3H6M10,3H13V6M13,10V13H10M6,13H3V10' />
      </button>
    </div>
  )
}

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox='0 0 16 16' width='16' height='16' aria-hidden='true'>
      <path d={path} fill='none' stroke='currentColor' strokeWidth='1.5' strokeLinecap='round' />
    </svg>
  )
}
