import type { PointMark } from './curvePoint.ts'

const shapes: Record<PointMark, string> = {
  best: 'M0,-8 L8,0 L0,8 L-8,0 Z',
  knee: 'M-6,-6 H6 V6 H-6 Z',
  atHand: 'M0,-10 A10,10 0 1 1 0,10 A10,10 0 1 1 0,-10 Z',
}

/** A diamond, a square or a ring round a point; several may lie on one another. */
export function PointShape({ mark }: { mark: PointMark }) {
  return <path className={`curve-mark is-${mark}`} d={shapes[mark]} />
}
