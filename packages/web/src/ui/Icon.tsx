import { type IconName, icons } from './icons.ts'

/** A picture beside words; it says nothing of its own. `mirrors` where it points along the reading direction. */
export function Icon({ name, mirrors = false }: { name: IconName; mirrors?: boolean }) {
  return (
    <svg className={mirrors ? 'icon mirrors' : 'icon'} viewBox='0 0 16 16' aria-hidden='true'>
      <path d={icons[name]} />
    </svg>
  )
}
