import { type ReactNode, useId } from 'react'
import './section.css'

interface Props {
  title: string
  /** Stands at the end of the title's line. */
  aside?: ReactNode
  children: ReactNode
}

/** A titled part of a panel. */
export function Section({ title, aside, children }: Props) {
  const id = useId()
  return (
    <section className='section' aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  )
}
