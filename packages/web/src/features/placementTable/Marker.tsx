import './placementTable.css'

const pathOfKind = {
  moved: 'M1.5,6H10M6.5,2.5L10,6L6.5,9.5',
  pinned: 'M6,7V11M3.5,7H8.5L7.5,5.5V2H4.5V5.5Z',
  unserved: 'M6,1.5L11,10.5H1ZM6,5V7.5M6,9V9.2',
  broken: 'M6,1.5L11,10.5H1ZM6,5V7.5M6,9V9.2',
} as const

/** A word with a shape, so that nothing is told by colour alone. */
export function Marker({ kind, word }: { kind: keyof typeof pathOfKind; word: string }) {
  return (
    <span className={`marker is-${kind}`}>
      <svg viewBox='0 0 12 12' aria-hidden='true'>
        <path d={pathOfKind[kind]} />
      </svg>
      <bdi>{word}</bdi>
    </span>
  )
}
