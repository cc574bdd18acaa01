import { type FormEvent, useId, useState } from 'react'
import { uiText } from '../text/ui.ts'
import { Button } from './Button.tsx'
import './form.css'

interface Props {
  label: string
  unit: string
  /** The value to start from, in the unit. */
  value: number
  submitLabel: string
  isDisabled: boolean
  onSubmit(value: number): void
}

/** Sets one number above zero; Enter sends it. Starts anew where the value it starts from changes. */
export function NumberForm(props: Props) {
  const id = useId()
  const [typed, setTyped] = useState(String(props.value))
  const number = Number(typed.replace(',', '.'))
  const isValid = typed.trim() !== '' && Number.isFinite(number) && number > 0
  const isChanged = isValid && number !== props.value
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isChanged && !props.isDisabled) props.onSubmit(number)
  }
  return (
    <form className='number-form' onSubmit={submit}>
      <label htmlFor={id}>{props.label}</label>
      <span className='number-form-field'>
        <input
          id={id}
          inputMode='decimal'
          autoComplete='off'
          value={typed}
          aria-invalid={!isValid}
          aria-describedby={isValid ? undefined : `${id}-why`}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className='muted'>{props.unit}</span>
      </span>
      <Button type='submit' isDisabled={!isChanged || props.isDisabled}>
        {props.submitLabel}
      </Button>
      {!isValid && (
        <p id={`${id}-why`} className='number-form-why'>
          {uiText.needsPositiveNumber}
        </p>
      )}
    </form>
  )
}
