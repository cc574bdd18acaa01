import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import './menu.css'

export interface MenuEntry {
  id: string
  title: string
  description?: string
  icon?: IconName
  isCurrent?: boolean
  isDisabled?: boolean
  /** Drawn with a line above. */
  startsGroup?: boolean
  run(): void
}

interface Props {
  children: ReactNode
  /** The name of the button where its words do not say enough. */
  label?: string
  menuLabel: string
  entries: MenuEntry[]
  isDisabled?: boolean
  tone?: 'plain' | 'quiet'
  isWide?: boolean
}

/** A button that opens a list of things to do or to choose from. */
export function MenuButton(props: Props) {
  const hasMarks = props.entries.some((entry) => entry.icon || entry.isCurrent)
  return (
    <MenuTrigger>
      <AriaButton
        className={`button is-${props.tone ?? 'plain'}`}
        isDisabled={props.isDisabled ?? false}
        {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      >
        {props.children}
        <Icon name='chevronDown' />
      </AriaButton>
      <Popover className={props.isWide ? 'menu-popover is-wide' : 'menu-popover'} offset={4}>
        <Menu className={hasMarks ? 'menu' : 'menu is-plain'} aria-label={props.menuLabel}>
          {props.entries.flatMap((entry) => [
            ...(entry.startsGroup ? [<Separator key={`${entry.id} line`} />] : []),
            <MenuItem
              key={entry.id}
              id={entry.id}
              className='menu-item'
              textValue={entry.title}
              isDisabled={entry.isDisabled ?? false}
              onAction={entry.run}
            >
              {hasMarks && (
                <span className='menu-item-mark'>
                  {entry.isCurrent ? (
                    <Icon name='check' />
                  ) : entry.icon ? (
                    <Icon name={entry.icon} />
                  ) : null}
                </span>
              )}
              <span>
                <bdi className='menu-item-title'>{entry.title}</bdi>
                {entry.description && <span className='menu-item-text'>{entry.description}</span>}
              </span>
            </MenuItem>,
          ])}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
