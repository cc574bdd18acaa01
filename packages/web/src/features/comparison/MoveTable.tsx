import { formatCount, formatPercent } from '../../format/count.ts'
import type { ComparisonRecord } from '../../graphql/comparisonDocument.ts'
import { comparisonText as text } from '../../text/comparison.ts'

/** What moves from where to where. */
export function MoveTable({ moves }: { moves: ComparisonRecord['moves'] }) {
  const { nodes, totalCount } = moves
  const { columns } = text
  return (
    <section>
      <h3>
        {text.moves} <span className='muted numbers'>{formatCount(totalCount)}</span>
      </h3>
      {nodes.length === 0 ? (
        <p className='muted'>{text.noMoves}</p>
      ) : (
        <table className='move-table'>
          <thead>
            <tr>
              <th scope='col' className='move-cell'>
                {columns.workload}
              </th>
              <th scope='col' className='move-cell'>
                {columns.from}
              </th>
              <th scope='col' className='move-cell'>
                {columns.to}
              </th>
              <th scope='col' className='move-cell is-number'>
                {columns.share}
              </th>
              <th scope='col' className='move-cell is-number'>
                {columns.accelerators}
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((move) => (
              <tr
                key={[
                  move.workload.key,
                  move.region?.key,
                  move.fromSite?.key,
                  move.toSite?.key,
                ].join(' ')}
              >
                <th scope='row' className='move-cell'>
                  <bdi>{move.workload.name}</bdi>
                </th>
                <td className='move-cell'>
                  {move.fromSite ? <bdi>{move.fromSite.name}</bdi> : text.newlyServed}
                </td>
                <td className='move-cell'>
                  {move.toSite ? <bdi>{move.toSite.name}</bdi> : text.unserved}
                </td>
                <td className='move-cell is-number'>{formatPercent(move.share)}</td>
                <td className='move-cell is-number'>{formatCount(move.accelerators)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {totalCount > nodes.length && (
        <p className='muted'>
          {text.movesShown(formatCount(nodes.length), formatCount(totalCount))}
        </p>
      )}
    </section>
  )
}
