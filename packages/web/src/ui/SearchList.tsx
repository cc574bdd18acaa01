import { type ReactNode, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import './form.css'
import './searchList.css'

interface Item {
  id: string
  name: string
}

interface Props<Of extends Item> {
  label: string
  /** Said where nothing matches. */
  noneText: string
  items: readonly Of[]
  itemClass: string
  onPick(item: Of): void
  children(item: Of): ReactNode
}

/** A list to take one from: type to narrow, arrows to go through, Enter to take. */
export function SearchList<Of extends Item>(props: Props<Of>) {
  const { label, items, onPick } = props
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const found = items.filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(wanted))
  return (
    <Autocomplete inputValue={words} onInputChange={setWords}>
      <div className='search-list'>
        <SearchField className='search-list-field' aria-label={label} autoFocus>
          <Input className='text-field' placeholder={label} />
        </SearchField>
        <ListBox
          aria-label={label}
          items={found}
          selectionMode='none'
          onAction={(key) => {
            const picked = found.find(({ id }) => id === key)
            if (picked) onPick(picked)
          }}
          renderEmptyState={() => <p className='muted'>{props.noneText}</p>}
        >
          {(item) => (
            <ListBoxItem
              id={item.id}
              textValue={item.name}
              className={`search-list-item ${props.itemClass}`}
            >
              {props.children(item)}
            </ListBoxItem>
          )}
        </ListBox>
      </div>
    </Autocomplete>
  )
}
