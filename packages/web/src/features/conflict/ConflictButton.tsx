import { useState } from 'react'
import { usePlanningState } from '../../planning/usePlanning.ts'
import { conflictText as text } from '../../text/conflict.ts'
import { Button } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/ModalDialog.tsx'
import { Conflict } from './Conflict.tsx'

/** Asks what cannot hold together in the scenario as it is now. */
export function ConflictButton() {
  const { scenario } = usePlanningState()
  const [isOpen, setIsOpen] = useState(false)
  if (!scenario) return null
  return (
    <span>
      <Button icon='assumption' onPress={() => setIsOpen(true)}>
        {text.ask}
      </Button>
      <ModalDialog title={text.ask} size='medium' isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <Conflict scenario={scenario.head} onDone={() => setIsOpen(false)} />
      </ModalDialog>
    </span>
  )
}
