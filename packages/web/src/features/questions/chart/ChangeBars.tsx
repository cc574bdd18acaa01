import './bars.css'
import { barSpan, trackOf } from './barSpan.ts'

export interface ChangeRow {
  key: string
  name: string
  /** One for each tone; null where it is not known. */
  changes: readonly (number | null)[]
}

interface Props {
  title: string
  /** What the bars of a row are, in their order. */
  tones: readonly string[]
  rows: readonly ChangeRow[]
  /** A change with its sign and unit. */
  format(change: number | null): string
}

/** Changes from 0 as bars, several in a row, each with its figure. The axis is numeric and not mirrored. */
export function ChangeBars({ title, tones, rows, format }: Props) {
  const track = trackOf(rows.flatMap(({ changes }) => changes.map((change) => change ?? 0)))
  const zero = barSpan(0, track).start
  return (
    <section className='change-bars'>
      <h4>{title}</h4>
      <ul className='stacked-keys'>
        {tones.map((tone, index) => (
          <li key={tone}>
            <span className={`stacked-tone change-${index}`} aria-hidden='true' />
            {tone}
          </li>
        ))}
      </ul>
      <table>
        <thead className='only-spoken'>
          <tr>
            <th scope='col'>{title}</th>
            <td />
            <th scope='col'>{tones.join(', ')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, changes }) => (
            <tr key={key}>
              <th scope='row'>
                <bdi>{name}</bdi>
              </th>
              <td className='change-track' dir='ltr' aria-hidden='true'>
                <span className='change-zero' style={{ left: `${zero * 100}%` }} />
                {tones.map((tone, index) => {
                  const { start, share } = barSpan(changes[index] ?? 0, track)
                  const place = { left: `${start * 100}%`, width: `${share * 100}%` }
                  return (
                    <span key={tone} className='change-line'>
                      <span className={`change-bar change-${index}`} style={place} />
                    </span>
                  )
                })}
              </td>
              <td className='change-figures'>
                {tones.map((tone, index) => (
                  <bdi key={tone}>{format(changes[index] ?? null)}</bdi>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
