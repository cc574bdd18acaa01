import { useId } from 'react'
import './ui.css'

interface Props<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange(value: Value): void
}

/** One of a few, all in sight. */
export function SegmentedControl<Value extends string>(props: Props<Value>) {
  const name = useId()
  return (
    <fieldset className='segments'>
      <legend className='only-spoken'>{props.label}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value} className={value === props.value ? 'is-chosen' : undefined}>
          <input
            type='radio'
            name={name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
