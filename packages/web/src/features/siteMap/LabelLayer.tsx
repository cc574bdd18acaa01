import type { PlacedLabel } from './placeLabels.ts'

interface Props {
  labels: PlacedLabel[]
  className: string
}

/** Names beside marks; the marks carry the same names for assistive technology. */
export function LabelLayer({ labels, className }: Props) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes the focus
    <g className={className} aria-hidden='true'>
      {labels.map((label) => (
        <text key={label.id} x={label.x} y={label.y} textAnchor={label.anchor} dy='0.35em'>
          {label.text}
        </text>
      ))}
    </g>
  )
}
