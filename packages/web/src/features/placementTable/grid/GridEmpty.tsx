import { formatCount } from '../../../format/count.ts'
import { gridText } from '../../../text/grid.ts'

interface Props {
  totalCount: number
  noun: string
  onShowAll(): void
}

/** Why there is no row, and the way back to all of them. */
export function GridEmpty({ totalCount, noun, onShowAll }: Props) {
  if (totalCount === 0) return <p>{gridText.nothingThere(noun)}</p>
  return (
    <>
      <p>{gridText.nothingMatches(noun)}</p>
      <button type='button' onClick={onShowAll}>
        {gridText.showAll(formatCount(totalCount), noun)}
      </button>
    </>
  )
}
