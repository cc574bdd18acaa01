import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import './ui.css'

interface Props {
  children?: ReactNode
  icon?: IconName
  mirrorsIcon?: boolean
  /** The name where no words are shown; also the tooltip. */
  label?: string
  tone?: 'plain' | 'primary' | 'quiet' | 'danger'
  isDisabled?: boolean
  keys?: string
  type?: 'button' | 'submit'
  onPress?(): void
}

/** A button with words, or with a picture and a name. */
export function Button(props: Props) {
  const { children, icon, label, tone = 'plain', isDisabled = false } = props
  const title = [label, props.keys].filter(Boolean).join(' · ')
  return (
    <span className='button-frame' title={title || undefined}>
      <AriaButton
        className={`button is-${tone}${children === undefined ? ' is-icon' : ''}`}
        isDisabled={isDisabled}
        type={props.type ?? 'button'}
        {...(label === undefined ? {} : { 'aria-label': label })}
        {...(props.onPress ? { onPress: props.onPress } : {})}
      >
        {icon && <Icon name={icon} mirrors={props.mirrorsIcon ?? false} />}
        {children}
      </AriaButton>
    </span>
  )
}
