import { formatCount } from '../../format/count.ts'
import { formatLimitValue } from '../../format/limitValue.ts'
import type { ConflictRecord } from '../../graphql/conflictDocument.ts'
import { conflictText as text } from '../../text/conflict.ts'

type Item = NonNullable<ConflictRecord['items']>[number]

/** One rule of a conflict, with its limit where it is a number; several entities open on demand. */
export function ConflictItem({ item }: { item: Item }) {
  const [only, ...others] = item.members
  if (others.length > 0) {
    return (
      <li>
        <strong>{item.text}</strong>
        <details>
          <summary>{text.members(formatCount(item.members.length))}</summary>
          <ul className='conflict-members'>
            {item.members.map((member) => (
              <li key={member.text}>
                <bdi>{member.text}</bdi>
              </li>
            ))}
          </ul>
        </details>
      </li>
    )
  }
  return (
    <li>
      <strong>{item.text}</strong>
      {only && only.limit !== null && (
        <span className='facts-note'>
          {text.limit(formatLimitValue(String(only.limit), only.unit))}
        </span>
      )}
    </li>
  )
}
