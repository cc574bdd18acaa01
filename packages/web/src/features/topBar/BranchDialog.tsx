import { type FormEvent, useState } from 'react'
import { usePlanning } from '../../planning/usePlanning.ts'
import { topBarText as text } from '../../text/topBar.ts'
import { uiText } from '../../text/ui.ts'
import { Button } from '../../ui/Button.tsx'
import '../../ui/form.css'
import { ModalDialog } from '../../ui/ModalDialog.tsx'

interface Props {
  name: string
  isOpen: boolean
  onClose(): void
}

/** Asks what the copy of the scenario is to be called. */
export function BranchDialog({ name, isOpen, onClose }: Props) {
  return (
    <ModalDialog title={text.branchTitle} isOpen={isOpen} onClose={onClose}>
      <BranchForm suggestion={text.branchSuggestion(name)} onClose={onClose} />
    </ModalDialog>
  )
}

function BranchForm({ suggestion, onClose }: { suggestion: string; onClose(): void }) {
  const planning = usePlanning()
  const [name, setName] = useState(suggestion)
  const trimmed = name.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (trimmed === '') return
    onClose()
    void planning.branch(trimmed)
  }
  return (
    <form className='form-stack' onSubmit={submit}>
      <label>
        {text.branchName}
        <input
          className='text-field'
          value={name}
          maxLength={200}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to fill this in
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <div className='form-actions'>
        <Button tone='quiet' onPress={onClose}>
          {uiText.cancel}
        </Button>
        <Button tone='primary' type='submit' isDisabled={trimmed === ''}>
          {text.branchCreate}
        </Button>
      </div>
    </form>
  )
}
