import './bars.css'
import { barParts } from './barParts.ts'

export interface StackedPart {
  key: string
  name: string
  amount: number
  /** The amount with its unit. */
  words: string
}

interface Props {
  title: string
  /** The whole with its unit. */
  total: string
  parts: readonly StackedPart[]
}

/** A whole and its parts: the bar is looked at, the list beneath says the same. */
export function StackedBar({ title, total, parts }: Props) {
  const tones = new Map(parts.map(({ key }, index) => [key, index % 8]))
  return (
    <figure className='stacked'>
      <figcaption>
        <strong>{title}</strong> <bdi className='numbers'>{total}</bdi>
      </figcaption>
      <div className='stacked-bar' aria-hidden='true'>
        {barParts(parts).map(({ key, share }) => (
          <span
            key={key}
            className={`tone-${tones.get(key)}`}
            style={{ inlineSize: `${share * 100}%` }}
          />
        ))}
      </div>
      <ul className='stacked-keys'>
        {parts
          .filter(({ amount }) => amount > 0)
          .map(({ key, name, words }) => (
            <li key={key}>
              <span className={`stacked-tone tone-${tones.get(key)}`} aria-hidden='true' />
              {name} <bdi className='numbers muted'>{words}</bdi>
            </li>
          ))}
      </ul>
    </figure>
  )
}
