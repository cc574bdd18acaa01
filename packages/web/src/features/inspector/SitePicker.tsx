import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { formatCount } from '../../format/count.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import '../../ui/form.css'
import { ModalDialog } from '../../ui/ModalDialog.tsx'
import type { SiteView } from '../../view/types.ts'
import { describeDecision } from '../siteMap/describeSite.ts'

interface Props {
  title: string
  sites: readonly SiteView[]
  isOpen: boolean
  onClose(): void
  onPick(siteId: string): void
}

/** Asks for one site. Sites that cannot take the work stay in the list: the plan says why. */
export function SitePicker({ title, sites, isOpen, onClose, onPick }: Props) {
  return (
    <ModalDialog title={title} isOpen={isOpen} onClose={onClose}>
      <SiteSearch sites={sites} onPick={onPick} />
    </ModalDialog>
  )
}

function SiteSearch({ sites, onPick }: Pick<Props, 'sites' | 'onPick'>) {
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const found = sites
    .filter((site) => `${site.name} ${site.operatorName}`.toLowerCase().includes(wanted))
    .sort((a, b) => b.acceleratorCount - a.acceleratorCount)
  return (
    <div className='form-stack'>
      <input
        type='search'
        className='text-field'
        aria-label={text.pickerSearch}
        placeholder={text.pickerSearch}
        value={words}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to search
        autoFocus
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0]) onPick(found[0].id)
        }}
      />
      <ListBox
        className='site-picker'
        aria-label={text.pickerSearch}
        items={found}
        selectionMode='none'
        onAction={(key) => onPick(String(key))}
        renderEmptyState={() => <p className='muted'>{text.pickerNone}</p>}
      >
        {(site) => (
          <ListBoxItem id={site.id} textValue={site.name} className='site-picker-item'>
            <bdi>{site.name}</bdi>
            <span className='facts-note'>
              {text.pickerAccelerators(formatCount(site.acceleratorCount))} ·{' '}
              {describeDecision(site)}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  )
}
