import type { FlowArc } from './flowArcs.ts'

/** Who serves whom in the selection, wider where more accelerators do. */
export function FlowLayer({ arcs }: { arcs: FlowArc[] }) {
  return (
    <g>
      {arcs.map((arc) => (
        <path key={arc.key} className='map-flow' d={arc.path} strokeWidth={arc.widthPx} />
      ))}
    </g>
  )
}
