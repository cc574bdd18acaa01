import type { ReactNode } from 'react'
import { inspectorText as text } from '../../text/inspector.ts'
import { Button } from '../../ui/Button.tsx'

interface Props {
  kind: string
  title: string
  children?: ReactNode
  onBack(): void
}

/** What is selected, and the way back. */
export function InspectorHeader({ kind, title, children, onBack }: Props) {
  return (
    <header className='inspector-header'>
      <div>
        <p>{kind}</p>
        <h2>
          <bdi>{title}</bdi>
        </h2>
        {children}
      </div>
      <Button icon='close' label={text.back} tone='quiet' onPress={onBack} />
    </header>
  )
}
