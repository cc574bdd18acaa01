interface Props {
  before: string
  /** null where there is no plan. */
  after: string | null
}

/** "41 % → 83 %": today, then the plan. */
export function BeforeAfter({ before, after }: Props) {
  if (after === null) return <span>{before}</span>
  return (
    <span className='before-to-after'>
      <span className='muted'>{before}</span>
      <span className='before-arrow' aria-hidden='true' />
      <span>{after}</span>
    </span>
  )
}
